/** What trr-auth adds to an application: {@link SizeMeasurement}. */
package io.github.trrauth.benchmarks.size;
