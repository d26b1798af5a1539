/** Measurements beside peers: {@link io.github.trrauth.benchmarks.Main} runs them. */
package io.github.trrauth.benchmarks;
