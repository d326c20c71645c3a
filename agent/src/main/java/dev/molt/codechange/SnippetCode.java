package dev.molt.codechange;

import dev.molt.classfile.FieldShape;
import javassist.bytecode.Bytecode;
import javassist.compiler.CompileError;
import javassist.compiler.MemberCodeGen;
import javassist.compiler.ast.Stmnt;

/** Writes a snippet's code; unlike Javassist's own, it sees to it that what is returned is of the field's type. */
final class SnippetCode extends MemberCodeGen {

    private final SnippetTypes types;

    SnippetCode(Bytecode bytecode, SnippetPool pool, FieldShape field, int parameters) {
        super(bytecode, pool.module(), pool);
        types = new SnippetTypes(pool, field);
        setTypeChecker(types);
        inStaticMethod = true;
        setMaxLocals(parameters);
    }

    @Override
    protected void atReturnStmnt(Stmnt statement) throws CompileError {
        if (statement.getLeft() == null) {
            throw new CompileError("it returns without a value", statement.getLineNumber());
        }
        atReturnStmnt2(types.fitted(statement.getLeft()));
    }
}
