package dev.galeractl.startup;

import java.util.Collection;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Makes more classes members of the nest of a class, so that they may call its private methods. */
final class Nest extends ClassVisitor {
    private final Collection<String> members;

    private Nest(ClassWriter out, Collection<String> members) {
        super(Opcodes.ASM9, out);
        this.members = members;
    }

    static byte[] with(byte[] host, Collection<String> members) {
        ClassReader in = new ClassReader(host);
        ClassWriter out = new ClassWriter(in, 0);
        in.accept(new Nest(out, members), 0);
        return out.toByteArray();
    }

    @Override
    public void visitEnd() {
        // ASM's writer takes them in any order.
        members.forEach(super::visitNestMember);
        super.visitEnd();
    }
}
