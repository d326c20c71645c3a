package dev.molt.codechange;

import java.util.Set;
import java.util.TreeSet;
import javassist.compiler.CompileError;
import javassist.compiler.Lex;
import javassist.compiler.Parser;
import javassist.compiler.SymbolTable;
import javassist.compiler.TokenId;
import javassist.compiler.ast.ASTree;
import javassist.compiler.ast.CallExpr;
import javassist.compiler.ast.Expr;
import javassist.compiler.ast.Stmnt;
import javassist.compiler.ast.Variable;

/** A snippet's syntax tree, and which of its parameters it uses. */
final class SnippetSource {

    private final Stmnt body;
    private final Parameters parameters;
    private final Set<String> reads = new TreeSet<>();
    private final Set<String> fieldsOfSelf = new TreeSet<>();

    private SnippetSource(Stmnt body, Parameters parameters) {
        this.body = body;
        this.parameters = parameters;
        walk(body);
    }

    static SnippetSource parse(SnippetText text, Parameters parameters) throws CompileError {
        Parser parser = new Parser(new Lex(text.source()));
        SymbolTable symbols = parameters.symbols();
        Stmnt body = text.isBlock()
                ? parser.parseStatement(symbols)
                : new Stmnt(TokenId.RETURN, parser.parseExpression(symbols), 1);
        if (parser.hasMore()) {
            throw new CompileError("it goes on behind the end of the expression", 1);
        }
        return new SnippetSource(body, parameters);
    }

    /** What the method does. */
    Stmnt body() {
        return body;
    }

    /** The old fields that it names. */
    Set<String> reads() {
        return reads;
    }

    /** The fields that it takes from the object itself. */
    Set<String> fieldsOfSelf() {
        return fieldsOfSelf;
    }

    private void walk(ASTree tree) {
        if (tree instanceof Variable variable) {
            parameters.fieldAt(variable.getDeclarator().getLocalVar()).ifPresent(reads::add);
        } else if (tree instanceof CallExpr call && isMember(call.oprand1())) {
            // Of self.getName() only self is a value.
            walk(((Expr) call.oprand1()).oprand1());
            walk(call.oprand2());
        } else if (tree != null) {
            if (isMember(tree) && isSelf(((Expr) tree).oprand1())) {
                fieldsOfSelf.add(String.valueOf(((Expr) tree).oprand2()));
            }
            walk(tree.getLeft());
            walk(tree.getRight());
        }
    }

    private static boolean isMember(ASTree tree) {
        return tree instanceof Expr expression && expression.getOperator() == '.';
    }

    private static boolean isSelf(ASTree tree) {
        return tree instanceof Variable variable && variable.getDeclarator().getLocalVar() == Parameters.SELF;
    }
}
