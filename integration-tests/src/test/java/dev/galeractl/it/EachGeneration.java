package dev.galeractl.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test that is run on hosts with MariaDB 10.11 and on hosts with 11.8, each as its Debian installs it; its parameter is the {@link Suite}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@EnumSource(
        value = Suite.class,
        names = {"BOOKWORM", "TRIXIE"})
@interface EachGeneration {}
