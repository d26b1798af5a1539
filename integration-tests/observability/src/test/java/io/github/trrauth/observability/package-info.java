/** What operations see of the packaged jar: metrics, health, alert rules and the dashboard. */
package io.github.trrauth.observability;
