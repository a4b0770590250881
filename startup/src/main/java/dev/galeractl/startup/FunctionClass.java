package dev.galeractl.startup;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The class that stands for a lambda or a method reference: what the JVM would spin at run time, as a class file. */
final class FunctionClass implements Opcodes {
    /** The static method that gives the function for what is captured. */
    static final String FACTORY = "of";

    private static final String ONLY = "ONLY";
    private static final String OBJECT = "java/lang/Object";
    private static final String CONSTRUCTOR = "<init>";

    private final String name;
    private final FunctionSite site;
    private final Type[] captured;
    private final String constructor;
    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private FunctionClass(String name, FunctionSite site) {
        this.name = name;
        this.site = site;
        this.captured = site.factory().getArgumentTypes();
        this.constructor = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
    }

    /** @param nest whose private methods it may call */
    static byte[] bytes(String name, String nest, FunctionSite site) {
        FunctionClass made = new FunctionClass(name, site);
        String function = site.factory().getReturnType().getInternalName();
        made.out.visit(V17, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, name, null, OBJECT, new String[] {function});
        made.out.visitNestHost(nest);
        made.constructor();
        made.factory();
        made.method();
        made.out.visitEnd();
        return made.out.toByteArray();
    }

    private void constructor() {
        for (int i = 0; i < captured.length; i++) {
            out.visitField(ACC_PRIVATE | ACC_FINAL, field(i), captured[i].getDescriptor(), null, null);
        }
        MethodVisitor code = out.visitMethod(ACC_PRIVATE, CONSTRUCTOR, constructor, null, null);
        code.visitCode();
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKESPECIAL, OBJECT, CONSTRUCTOR, "()V", false);
        int variable = 1;
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(ALOAD, 0);
            code.visitVarInsn(captured[i].getOpcode(ILOAD), variable);
            code.visitFieldInsn(PUTFIELD, name, field(i), captured[i].getDescriptor());
            variable += captured[i].getSize();
        }
        end(code, RETURN);
    }

    /** What captures nothing is made once. */
    private void factory() {
        MethodVisitor code = out.visitMethod(ACC_STATIC, FACTORY, site.factory().getDescriptor(), null, null);
        code.visitCode();
        if (site.capturesNothing()) {
            String type = Type.getObjectType(name).getDescriptor();
            out.visitField(ACC_PRIVATE | ACC_STATIC | ACC_FINAL, ONLY, type, null, null);
            MethodVisitor first = out.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
            first.visitCode();
            create(first);
            first.visitFieldInsn(PUTSTATIC, name, ONLY, type);
            end(first, RETURN);
            code.visitFieldInsn(GETSTATIC, name, ONLY, type);
        } else {
            create(code);
        }
        end(code, ARETURN);
    }

    private void create(MethodVisitor code) {
        code.visitTypeInsn(NEW, name);
        code.visitInsn(DUP);
        int variable = 0;
        for (Type type : captured) {
            code.visitVarInsn(type.getOpcode(ILOAD), variable);
            variable += type.getSize();
        }
        code.visitMethodInsn(INVOKESPECIAL, name, CONSTRUCTOR, constructor, false);
    }

    private void method() {
        MethodVisitor code =
                out.visitMethod(ACC_PUBLIC, site.method(), site.erased().getDescriptor(), null, null);
        code.visitCode();
        if (site.makesObject()) {
            code.visitTypeInsn(NEW, site.called().getOwner());
            code.visitInsn(DUP);
        }
        arguments(code);
        code.visitMethodInsn(
                site.instruction(),
                site.called().getOwner(),
                site.called().getName(),
                site.called().getDesc(),
                site.called().isInterface());
        result(code);
    }

    /** What was captured, then what the caller gives. */
    private void arguments(MethodVisitor code) {
        Conversion conversion = new Conversion(code);
        List<Type> wanted = new ArrayList<>();
        if (site.hasReceiver()) {
            wanted.add(Type.getObjectType(site.called().getOwner()));
        }
        wanted.addAll(List.of(Type.getArgumentTypes(site.called().getDesc())));
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(ALOAD, 0);
            code.visitFieldInsn(GETFIELD, name, field(i), captured[i].getDescriptor());
            conversion.convert(captured[i], captured[i], wanted.get(i));
        }
        Type[] given = site.erased().getArgumentTypes();
        Type[] sure = site.exact().getArgumentTypes();
        int variable = 1;
        for (int i = 0; i < given.length; i++) {
            code.visitVarInsn(given[i].getOpcode(ILOAD), variable);
            variable += given[i].getSize();
            conversion.convert(given[i], sure[i], wanted.get(captured.length + i));
        }
    }

    private void result(MethodVisitor code) {
        Type result = site.result();
        Type wanted = site.erased().getReturnType();
        if (!wanted.equals(Type.VOID_TYPE)) {
            new Conversion(code).convert(result, result, site.exact().getReturnType());
        } else if (result.getSize() > 0) {
            code.visitInsn(result.getSize() == 1 ? POP : POP2);
        }
        end(code, wanted.getOpcode(IRETURN));
    }

    private static void end(MethodVisitor code, int instruction) {
        code.visitInsn(instruction);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static String field(int index) {
        return "captured" + index;
    }
}
