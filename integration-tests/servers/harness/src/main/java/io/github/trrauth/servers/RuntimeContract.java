package io.github.trrauth.servers;

/**
 * Everything that must hold in a runtime that applications bring along, each in a process of its
 * own: what several applications could do to each other is no question there.
 *
 * <p>{@link EngineContract} is added where it holds.
 */
public abstract class RuntimeContract extends ServerRun
    implements ClientContract, ConfigurationContract, NeighbourContract, RotationContract {
  /** Made by JUnit. */
  protected RuntimeContract() {}

  /**
   * Returns false: such a runtime has what its application names, and ours names no more than CDI,
   * JAX-RS and MicroProfile.
   */
  @Override
  public boolean hasEnterpriseBeans() {
    return false;
  }
}
