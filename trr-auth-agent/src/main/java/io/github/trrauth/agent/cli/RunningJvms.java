package io.github.trrauth.agent.cli;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JVMs of this user, through {@code com.sun.tools.attach}: the module {@code jdk.attach}, or on
 * Java 8 {@code tools.jar}, neither of which is in a JRE.
 */
final class RunningJvms {
  private static final String TYPE = "com.sun.tools.attach.VirtualMachine";

  private final Class<?> virtualMachine;

  private RunningJvms(Class<?> virtualMachine) {
    this.virtualMachine = virtualMachine;
  }

  static RunningJvms open() throws CommandException {
    try {
      return new RunningJvms(Class.forName(TYPE, true, ClassLoader.getSystemClassLoader()));
    } catch (ClassNotFoundException e) {
      return openToolsJar();
    }
  }

  private static RunningJvms openToolsJar() throws CommandException {
    String home = System.getProperty("java.home", "");
    File besideJre = new File(new File(home).getParentFile(), "lib/tools.jar");
    try {
      URL[] jar = {besideJre.toURI().toURL()};
      // Left open: the classes are needed until the end.
      return new RunningJvms(Class.forName(TYPE, true, new URLClassLoader(jar)));
    } catch (ClassNotFoundException | MalformedURLException e) {
      throw failed(
          "the Java in "
              + home
              + " cannot attach to others: run this with the java of a JDK (on Java 9 or newer"
              + " one with the module jdk.attach)");
    }
  }

  /** Returns process ids and main classes, this JVM left out. */
  Map<String, String> list() throws CommandException {
    Map<String, String> jvms = new LinkedHashMap<>();
    try {
      Method id = ofDescriptor("id");
      Method name = ofDescriptor("displayName");
      for (Object jvm : (List<?>) virtualMachine.getMethod("list").invoke(null)) {
        jvms.put(String.valueOf(id.invoke(jvm)), mainClass(String.valueOf(name.invoke(jvm))));
      }
      jvms.remove(ownId());
      return jvms;
    } catch (InvocationTargetException e) {
      throw failed("the JVMs cannot be listed: " + Lines.one(String.valueOf(e.getCause())));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Method ofDescriptor(String name) throws ReflectiveOperationException {
    return virtualMachine.getClassLoader().loadClass(TYPE + "Descriptor").getMethod(name);
  }

  /** Leaves out the program's arguments, which may hold secrets. */
  static String mainClass(String displayName) {
    int space = displayName.indexOf(' ');
    String first = space < 0 ? displayName : displayName.substring(0, space);
    return first.isEmpty() ? "(unknown)" : Lines.one(first);
  }

  /** Returns the process id of this JVM where it can be had, from Java 9 on. */
  private static String ownId() {
    try {
      Class<?> handle = Class.forName("java.lang.ProcessHandle");
      Object current = handle.getMethod("current").invoke(null);
      return String.valueOf(handle.getMethod("pid").invoke(current));
    } catch (ReflectiveOperationException e) {
      return "";
    }
  }

  void loadAgent(String pid, String jar, String arguments) throws CommandException {
    try {
      Object jvm = virtualMachine.getMethod("attach", String.class).invoke(null, pid);
      try {
        virtualMachine
            .getMethod("loadAgent", String.class, String.class)
            .invoke(jvm, jar, arguments);
      } finally {
        virtualMachine.getMethod("detach").invoke(jvm);
      }
    } catch (InvocationTargetException e) {
      if (!isLoaded(e.getCause())) {
        throw failed(
            "the agent could not be loaded into "
                + pid
                + ": "
                + Lines.one(String.valueOf(e.getCause()))
                + ". Check that it is a JVM (--list), that it is run by this user, and that it was"
                + " not started with -XX:+DisableAttachMechanism or -XX:-EnableDynamicAgentLoading");
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A JVM of Java 8 answers "0" where newer ones say more: it is loaded. */
  private static boolean isLoaded(@Nullable Throwable failure) {
    return failure != null
        && failure.getClass().getSimpleName().equals("AgentLoadException")
        && "0".equals(failure.getMessage());
  }

  private static CommandException failed(String text) {
    return CommandException.of(ExitStatus.NOT_ATTACHED, text);
  }
}
