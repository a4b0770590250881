package dev.galeractl.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a test in which a real server does what pages of {@code validate} say of a start; {@link StartClaimsTest} asks for it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Shows {
    /** Code and circumstance, such as {@code GAL109 include-not-found}. */
    String[] value();
}
