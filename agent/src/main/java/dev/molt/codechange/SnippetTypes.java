package dev.molt.codechange;

import dev.molt.classfile.FieldShape;
import javassist.NotFoundException;
import javassist.compiler.CompileError;
import javassist.compiler.TokenId;
import javassist.compiler.TypeChecker;
import javassist.compiler.ast.ASTree;
import javassist.compiler.ast.CastExpr;
import javassist.compiler.ast.CondExpr;
import javassist.compiler.ast.IntConst;

/** Finds the types of expressions, and fits them to a field's as an assignment in Java does, but never boxes. */
final class SnippetTypes extends TypeChecker {

    private final SnippetPool pool;
    private final FieldShape field;
    private final int wanted;

    SnippetTypes(SnippetPool pool, FieldShape field) {
        super(pool.module(), pool);
        this.pool = pool;
        this.field = field;
        char first = field.descriptor().charAt(0);
        this.wanted = Kinds.ofDescriptor(first == '[' ? 'L' : first);
    }

    /** The expression, widened where that has to be written down. */
    ASTree fitted(ASTree expression) throws CompileError {
        expression.accept(this);
        if (wanted == TokenId.CLASS) {
            checkReference(expression);
            return expression;
        }
        boolean fits = arrayDim == 0 && (Kinds.isWidened(exprType, wanted)
                || expression instanceof IntConst constant
                        && exprType != TokenId.LONG && Kinds.holds(wanted, constant.get()));
        if (!fits) {
            throw mismatch(expression);
        }
        return exprType == wanted
                ? expression
                : new CastExpr(wanted, 0, expression, expression.getLineNumber());
    }

    /** Javassist takes the type of a ? b : c from c alone. */
    private void checkReference(ASTree expression) throws CompileError {
        if (expression instanceof CondExpr either) {
            either.thenExpr().accept(this);
            checkReference(either.thenExpr());
            either.elseExpr().accept(this);
            checkReference(either.elseExpr());
            return;
        }
        boolean isNull = exprType == TokenId.NULL && arrayDim == 0;
        if (!isNull && !(isReference() && isSubtype(pool, typeName(), field.type()))) {
            throw mismatch(expression);
        }
    }

    private boolean isReference() {
        return exprType == TokenId.CLASS || arrayDim > 0;
    }

    private static boolean isSubtype(SnippetPool pool, String type, String of) throws CompileError {
        try {
            return type.equals(of) || pool.get(type).subtypeOf(pool.get(of));
        } catch (NotFoundException e) {
            throw new CompileError(e);
        }
    }

    private TypeMismatch mismatch(ASTree expression) throws CompileError {
        boolean mayBeOne = wanted == TokenId.CLASS && isReference() && isSubtype(pool, field.type(), typeName());
        return new TypeMismatch(typeName(), field, mayBeOne, expression.getLineNumber());
    }

    private String typeName() {
        String element = exprType == TokenId.CLASS ? className.replace('/', '.') : Kinds.word(exprType);
        return element + "[]".repeat(arrayDim);
    }
}
