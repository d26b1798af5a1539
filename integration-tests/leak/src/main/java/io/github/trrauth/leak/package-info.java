/**
 * Which requests get a token: {@link io.github.trrauth.leak.LeakTable} has the cases, {@link
 * io.github.trrauth.leak.LeakRun} puts one way in to them, in a JVM of its own, and what all
 * listeners and the proxy saw is the judge.
 *
 * <p>{@link io.github.trrauth.leak.Caller} is the part that runs in that other JVM.
 */
package io.github.trrauth.leak;
