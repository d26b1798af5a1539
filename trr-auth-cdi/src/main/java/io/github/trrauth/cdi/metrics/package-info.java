/**
 * The counters of a token source in the metrics API that the server has; {@link
 * io.github.trrauth.cdi.metrics.TokenMeters} is the way in.
 *
 * <p>One list says what is measured. Each API is named by one class, which is loaded only where the
 * API is there.
 */
@NullMarked
package io.github.trrauth.cdi.metrics;

import org.jspecify.annotations.NullMarked;
