package io.github.trrauth.cdi;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What a server calls the application on this thread; loading this class needs JNDI. */
final class NameInServer {
  private NameInServer() {}

  /** Asks for a name that the server itself has bound, and nothing that came from outside. */
  @SuppressWarnings("BanJNDI")
  static String or(String fallback) {
    try {
      // Jakarta EE Platform 10, section EE.5.16.
      return String.valueOf(InitialContext.<Object>doLookup("java:app/AppName"));
    } catch (NamingException | RuntimeException e) {
      return fallback;
    }
  }
}
