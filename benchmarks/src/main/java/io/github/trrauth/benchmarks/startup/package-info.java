/** The programs and the agent whose start is measured; each is put into a jar of its own. */
package io.github.trrauth.benchmarks.startup;
