package legacy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * A program that sets its own log manager first, as application servers do, and then calls each URL
 * that it is told; asked for, it says what it has in its log and in JMX.
 */
final class OnCall {
  private static final List<String> RECORDS = new ArrayList<String>();

  private OnCall() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("java.util.logging.manager", Manager.class.getName());
    Logger logger = Logger.getLogger("io.github.trrauth");
    logger.addHandler(new Recorder());
    logger.setUseParentHandlers(false);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(answer(line));
    }
  }

  private static String answer(String question) throws JMException {
    if (question.equals("manager")) {
      return LogManager.getLogManager().getClass().getName();
    }
    if (question.equals("records")) {
      synchronized (RECORDS) {
        return RECORDS.toString();
      }
    }
    return question.equals("beans") ? beans() : Terminal.get(question);
  }

  private static String beans() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    Set<ObjectName> names = server.queryNames(new ObjectName("io.github.trrauth*:*"), null);
    StringBuilder beans = new StringBuilder();
    for (ObjectName name : names) {
      beans.append(name).append(' ');
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
        Object value = server.getAttribute(name, attribute.getName());
        beans.append(attribute.getName()).append('=').append(value).append(' ');
      }
    }
    return names.size() + " " + beans;
  }

  /** The program's own log manager. */
  public static final class Manager extends LogManager {
    /** Made by the JDK. */
    public Manager() {}
  }

  private static final class Recorder extends Handler {
    @Override
    public void publish(LogRecord record) {
      synchronized (RECORDS) {
        RECORDS.add(record.getLevel() + " " + record.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
