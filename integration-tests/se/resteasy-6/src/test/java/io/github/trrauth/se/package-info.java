/** What becomes of a Weld SE application: its start, its settings, its log, its end. */
package io.github.trrauth.se;
