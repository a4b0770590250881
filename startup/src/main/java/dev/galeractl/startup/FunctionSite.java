package dev.galeractl.startup;

import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A place in the code at which the JVM would make a class for a lambda or a method reference.
 *
 * @param method of the interface
 * @param factory takes what is captured, gives the interface
 * @param erased the interface's method to the JVM
 * @param called what the lambda's body or the referenced method is
 * @param exact the interface's method as the compiler knew it
 */
record FunctionSite(String method, Type factory, Type erased, Handle called, Type exact) {
    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

    /** Empty if it is something else, or of a kind that is left to the JVM: one that can be serialized, or has several interfaces. */
    static Optional<FunctionSite> of(String method, String factory, Handle bootstrap, Object... arguments) {
        if (!bootstrap.getOwner().equals(METAFACTORY) || !bootstrap.getName().equals("metafactory")) {
            return Optional.empty();
        }
        Handle called = (Handle) arguments[1];
        Handle quick = QuickCalls.insteadOf(called.getTag(), called.getOwner(), called.getName(), called.getDesc())
                .orElse(called);
        FunctionSite site =
                new FunctionSite(method, Type.getMethodType(factory), (Type) arguments[0], quick, (Type) arguments[2]);
        return site.isPlain() ? Optional.of(site) : Optional.empty();
    }

    private boolean isPlain() {
        // The compiler makes a body of its own for super::method, so a special call is to a private one of the same
        // class.
        boolean returnsAlike =
                Conversion.isPrimitive(erased.getReturnType()) == Conversion.isPrimitive(exact.getReturnType());
        return returnsAlike && called.getTag() >= Opcodes.H_INVOKEVIRTUAL;
    }

    /** The types of what is captured. */
    Type[] captured() {
        return factory.getArgumentTypes();
    }

    boolean capturesNothing() {
        return factory.getArgumentCount() == 0;
    }

    /** Whether the interface is one of the JDK's: of those none has a default method that is another's as well, so a class may have several. */
    boolean isOfJdk() {
        return factory.getReturnType().getInternalName().startsWith("java/util/function/");
    }

    boolean makesObject() {
        return called.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    }

    boolean hasReceiver() {
        return !makesObject() && called.getTag() != Opcodes.H_INVOKESTATIC;
    }

    /** The instruction that calls it; from a nest mate a private method is called like any other. */
    int instruction() {
        return switch (called.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> called.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
    }

    /** What comes of the call. */
    Type result() {
        return makesObject() ? Type.getObjectType(called.getOwner()) : Type.getReturnType(called.getDesc());
    }
}
