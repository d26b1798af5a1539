package io.github.trrauth.servers;

/**
 * Everything that must hold in an application server.
 *
 * <p>A class for a server extends this one and says how the server is run and where it differs.
 */
public abstract class ServerContract extends ServerRun
    implements ClientContract,
        ConfigurationContract,
        CredentialsContract,
        EngineContract,
        NeighbourContract,
        PlainContract,
        RecordingContract,
        RedeploymentContract,
        RotationContract,
        StartContract {
  /** Made by JUnit. */
  protected ServerContract() {}
}
