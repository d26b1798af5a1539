package io.github.trrauth.sandbox;

/** The certificate that a listener shows: a good one, or one that a careful client refuses. */
public enum ServerCertificate {
  /**
   * Valid for {@code localhost}, {@code 127.0.0.1} and {@code ::1}, issued by the trusted
   * authority.
   */
  VALID,
  /** As {@link #VALID}, but its validity ended a day ago. */
  EXPIRED,
  /** In its time and from the trusted authority, but for {@code vendor.example} only. */
  OTHER_HOST,
  /** In its time and for the right hosts, but issued by nobody that the trust store knows. */
  SELF_SIGNED
}
