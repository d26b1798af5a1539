package io.github.trrauth.cdi;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tells of the end of a web application that no CDI container knows, as one without beans in
 * WildFly. Servlet containers find it by its name; where there is none, its API may be missing.
 */
public final class WebApplicationEnd implements ServletContainerInitializer {
  /** Made by the servlet container. */
  public WebApplicationEnd() {}

  @Override
  public void onStartup(@Nullable Set<Class<?>> none, ServletContext context) {
    context.addListener(new Listener());
  }

  private static final class Listener implements ServletContextListener {
    @Override
    public void contextDestroyed(ServletContextEvent event) {
      Applications.endFound(event.getServletContext().getClassLoader());
      if (TrrAuthFeature.hasBeenUsed()) {
        ResteasyCache.forgetUs();
      }
    }
  }
}
