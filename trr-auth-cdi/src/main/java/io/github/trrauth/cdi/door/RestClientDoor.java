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
    // For TomEE's sake, where the service loader may find the class of an application that has
    // ended:
    // the present one's clients are on the bus anyway.
    if (!Home.isElsewhere()) {
      TrrAuthFeature.register(builder, builder.getConfiguration());
    }
  }
}
