package java.net;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The bridge from {@link URL} to the agent: the one class of the agent's that the boot loader
 * defines.
 *
 * <p>It has to live in this package, so that every class loader finds it and nothing but the
 * package can use it. Its one instance, which the agent makes, takes the function to call.
 */
final class TrrAuthHook implements Consumer<BiFunction<Object, @Nullable Object, Object>> {
  /** Takes the connection and the proxy that it was opened with; set once, by the agent. */
  private static volatile @Nullable BiFunction<Object, @Nullable Object, Object> hook;

  private TrrAuthHook() {}

  @Override
  public void accept(BiFunction<Object, @Nullable Object, Object> agent) {
    hook = agent;
  }

  /** What {@link URL#openConnection()} returns in place of the connection that it has opened. */
  static URLConnection opened(URLConnection connection, @Nullable Proxy proxy) {
    BiFunction<Object, @Nullable Object, Object> agent = hook;
    return agent == null ? connection : (URLConnection) agent.apply(connection, proxy);
  }
}
