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
        checkKinds(expression);
        expression.accept(this);
        if (wanted == TokenId.CLASS) {
            return expression;
        }
        boolean fits = Kinds.isWidened(exprType, wanted)
                || expression instanceof IntConst constant
                        && exprType != TokenId.LONG && Kinds.holds(wanted, constant.get());
        if (!fits) {
            throw mismatch(expression);
        }
        return exprType == wanted
                ? expression
                : new CastExpr(wanted, 0, expression, expression.getLineNumber());
    }

    /** Of a ? b : c Javassist itself only looks at c, so both are looked at here. */
    private void checkKinds(ASTree expression) throws CompileError {
        if (expression instanceof CondExpr either) {
            checkKinds(either.thenExpr());
            checkKinds(either.elseExpr());
            return;
        }
        expression.accept(this);
        if (arrayDim < 0) {
            throw new CompileError("what is no array is indexed", expression.getLineNumber());
        } else if (exprType == TokenId.CLASS && className == null) {
            throw new CompileError("an operator for numbers is applied to an object", expression.getLineNumber());
        }
        boolean isNull = exprType == TokenId.NULL && arrayDim == 0;
        boolean fits = wanted == TokenId.CLASS
                ? isNull || isReference() && isSubtype(pool, typeName(), field.type())
                : !isNull && !isReference();
        if (!fits) {
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
