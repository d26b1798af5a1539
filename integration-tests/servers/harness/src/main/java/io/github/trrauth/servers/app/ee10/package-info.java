/** What the application under test has besides where the server knows Jakarta EE 10. */
package io.github.trrauth.servers.app.ee10;
