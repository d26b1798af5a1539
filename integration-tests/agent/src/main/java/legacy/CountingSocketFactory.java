package legacy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;

/** A socket factory of a program's own, which counts what it makes. */
final class CountingSocketFactory extends SSLSocketFactory {
  private final SSLSocketFactory real = (SSLSocketFactory) SSLSocketFactory.getDefault();
  private final AtomicInteger count;

  CountingSocketFactory(AtomicInteger count) {
    this.count = count;
  }

  private <S extends Socket> S counted(S socket) {
    count.incrementAndGet();
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    return counted(real.createSocket());
  }

  @Override
  public Socket createSocket(Socket below, String host, int port, boolean close)
      throws IOException {
    return counted(real.createSocket(below, host, port, close));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return counted(real.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return counted(real.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return counted(real.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return counted(real.createSocket(host, port, local, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return real.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return real.getSupportedCipherSuites();
  }
}
