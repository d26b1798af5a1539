package io.github.trrauth.servers.app;

import jakarta.enterprise.context.Dependent;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;

/** The threads that need no container. */
final class PlainThreads {
  private PlainThreads() {}

  /** The thread that serves the request. */
  @Dependent
  static class Request implements ThreadKind {
    @Override
    public String name() {
      return "request";
    }

    @Override
    public CompletionStage<String> run(Callable<String> work) {
      Work now = new Work(work);
      now.run();
      return now.result();
    }
  }

  /** The pool of parallel streams and completable futures. */
  @Dependent
  static class CommonPool implements ThreadKind {
    @Override
    public String name() {
      return "common-pool";
    }

    @Override
    public CompletionStage<String> run(Callable<String> work) {
      Work later = new Work(work);
      ForkJoinPool.commonPool().execute(later);
      return later.result();
    }
  }

  /** The JDK's timer. */
  @Dependent
  static class JdkTimer implements ThreadKind {
    @Override
    public String name() {
      return "jdk-timer";
    }

    @Override
    public CompletionStage<String> run(Callable<String> work) {
      Work later = new Work(work);
      Timer timer = new Timer("probe-timer", true);
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              later.run();
              timer.cancel();
            }
          },
          1);
      return later.result();
    }
  }

  /** A thread of the application's own. */
  @Dependent
  static class Bare extends OwnThread {
    Bare() {
      super("bare-thread", inherited -> inherited);
    }
  }

  /** A thread of the application's own without a context class loader. */
  @Dependent
  static class WithoutLoader extends OwnThread {
    WithoutLoader() {
      super("thread-without-loader", inherited -> null);
    }
  }

  /** A thread of the application's own that has the system's context class loader. */
  @Dependent
  static class WithSystemLoader extends OwnThread {
    WithSystemLoader() {
      super("thread-with-system-loader", inherited -> ClassLoader.getSystemClassLoader());
    }
  }

  /** A new thread, with the context class loader that it is given. */
  private abstract static class OwnThread implements ThreadKind {
    private final String name;
    private final UnaryOperator<ClassLoader> loader;

    OwnThread(String name, UnaryOperator<ClassLoader> loader) {
      this.name = name;
      this.loader = loader;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public CompletionStage<String> run(Callable<String> work) {
      Work later = new Work(work);
      Thread thread = new Thread(later, "probe-thread");
      thread.setDaemon(true);
      thread.setContextClassLoader(loader.apply(Thread.currentThread().getContextClassLoader()));
      thread.start();
      return later.result();
    }
  }
}
