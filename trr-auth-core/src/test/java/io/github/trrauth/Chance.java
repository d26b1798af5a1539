package io.github.trrauth;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

/** Any number that a source of random numbers gives out: from 0, and less than 1. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@DoubleRange(min = 0, max = 0.9999999999999999)
@Scale(16)
@interface Chance {}
