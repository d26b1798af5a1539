/**
 * What must hold with every JAX-RS implementation, in an application of its own or in a server:
 * {@link io.github.trrauth.contract.Contract} lists the checks, {@link
 * io.github.trrauth.contract.Report} runs them.
 *
 * <p>Plain Java 11 without a test framework, so that a web application can carry and run it. What
 * the vendor saw is the judge: the sandbox's journal, read over its control interface.
 */
package io.github.trrauth.contract;
