package io.github.trrauth.cdi.door;

import io.github.trrauth.cdi.Home;
import io.github.trrauth.cdi.TrrAuthFeature;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/** The door for every MicroProfile Rest Client, which tells it of each new client. */
public final class RestClientDoor implements RestClientListener {
  /** Made by the MicroProfile Rest Client. */
  public RestClientDoor() {}

  @Override
  public void onNewClient(Class<?> serviceInterface, RestClientBuilder builder) {
    // In TomEE the class may be found of an application that has ended; the bus serves the present.
    if (!Home.isElsewhere()) {
      TrrAuthFeature.register(builder, builder.getConfiguration());
    }
  }
}
