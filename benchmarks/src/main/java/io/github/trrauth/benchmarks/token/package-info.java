/** What it costs to read a token that is at hand: {@link TokenMeasurement}. */
package io.github.trrauth.benchmarks.token;
