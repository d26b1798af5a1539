package io.github.trrauth.it.agent;

import static io.github.trrauth.sandbox.Misbehaviour.with;

import io.github.trrauth.sandbox.Misbehaviour;
import io.github.trrauth.sandbox.Sandbox;

/** What the vendor does in front of each check of the contract. */
final class Script {
  private static final String ROOT = "/open/echo/";

  private final Sandbox vendor;

  private Script(Sandbox vendor) {
    this.vendor = vendor;
  }

  /** Prepares the answers to a program that calls one origin and is sent to another. */
  static void write(Sandbox vendor, String base, String other) {
    vendor.reset();
    Script script = new Script(vendor);
    script.always("*", with().body("The answer.\n").header("X-Answer", "42"));
    script.answers();
    script.redirects(base, other);
    script.jvm();
    script.replays(other);
  }

  private void always(String name, Misbehaviour misbehaviour) {
    vendor.always(ROOT + name, misbehaviour);
  }

  private void next(String name, Misbehaviour misbehaviour) {
    vendor.next(1, ROOT + name, misbehaviour);
  }

  private void answers() {
    always(
        "fields",
        with()
            .header("X-Answer", "42 or so")
            .header("X-Number", "42")
            .header("Date", "Tue, 24 Nov 2026 12:00:00 GMT")
            .header("Expires", "Tue, 24 Nov 2026 13:00:00 GMT")
            .header("Last-Modified", "Tue, 24 Nov 2026 11:00:00 GMT")
            .body("fields"));
    for (int status : new int[] {400, 404, 407, 410, 500, 503}) {
      always("status-" + status, with().status(status).body("what is wrong"));
    }
    always("status-404-body-first", with().status(404).body("not here"));
    always("status-404-cause", with().status(404).body("not here"));
    always("status-204", with().status(204).empty());
    always("status-304", with().status(304).empty());
    always("gzip", with().body("compressed").gzip());
    always("chunks", with().body("in chunks").chunked());
    always("partly-read", with().body("long").padded(200_000));
    always("cut", with().cutBeforeAnswer());
    always("cut/body-first", with().cutBeforeAnswer());
    always("cut-post", with().cutBeforeAnswer());
    always("cut-fixed", with().cutBeforeAnswer());
    always("cut-mid-body", with().body("the half of this").cutMidBody());
    always("hang", with().hang());
  }

  private void redirects(String base, String other) {
    for (int status = 300; status <= 308; status++) {
      redirect("redirect-get-" + status, status, "/target");
      redirect("redirect-post-" + status, status, "/target");
    }
    for (int status : new int[] {302, 303, 307}) {
      redirect("redirect-put-" + status, status, "/target");
      redirectTo("redirect-elsewhere-get-" + status, status, other, "/target");
      redirectTo("redirect-elsewhere-post-" + status, status, other, "/target");
    }
    redirect("redirect-head", 302, "/target");
    always("redirect-relative/deep/er", with().redirect(302, "target?x=1"));
    always("redirect-no-location", with().status(302).body("where to?"));
    always("redirect-protocol", with().redirect(302, "http://localhost:9/"));
    always("redirect-unknown-protocol", with().redirect(302, "foo:bar"));
    always("redirect-unknown-protocol-body-first", with().redirect(302, "foo:bar"));
    redirect("redirect-loop", 302, "");
    redirect("redirect-loop-body-first", 302, "");
    redirect("redirect-twice", 302, "/one");
    always("redirect-twice/one", with().redirect(301, ROOT + "redirect-twice/two"));
    redirectTo("redirect-there-and-back", 302, other, "/away");
    always(
        "redirect-there-and-back/away",
        with().redirect(302, base + ROOT + "redirect-there-and-back/back"));
    always("redirect-no-host", with().redirect(302, "https:/nowhere"));
    redirect("redirect-off", 302, "/target");
    for (String late : new String[] {"late", "late-own", "late-fixed"}) {
      redirect("redirect-off-" + late, 302, "/target");
      redirect("redirect-on-" + late, 302, "/target");
    }
    redirect("redirect-off-jvm-wide", 302, "/target");
    redirect("redirect-to-error", 302, "/missing");
    always("redirect-to-error/missing", with().status(404).body("not here either"));
    redirectTo("redirect-cookie", 302, other, "/target");
    redirect("redirect-fixed", 302, "/target");
    redirect("redirect-strict-post", 302, "/target");
    redirect("redirect-field-first", 302, "/target");
  }

  private void redirect(String name, int status, String suffix) {
    always(name, with().redirect(status, ROOT + name + suffix));
  }

  private void redirectTo(String name, int status, String origin, String suffix) {
    always(name, with().redirect(status, origin + ROOT + name + suffix));
  }

  private void jvm() {
    always("cookies", with().body("a cookie").header("Set-Cookie", "theirs=2; Path=/"));
    Misbehaviour basic =
        with().status(401).header("WWW-Authenticate", "Basic realm=\"legacy\"").body("who is it?");
    next("authenticator-basic", basic);
    next("authenticator-own", basic);
  }

  private void replays(String other) {
    for (String name :
        new String[] {
          "get",
          "open-stream",
          "field-first",
          "connect-first",
          "body-first",
          "head",
          "delete",
          "headers",
          "post",
          "put",
          "patch",
          "fixed",
          "chunked",
          "chunked-closed",
          "chunked-at-limit",
          "chunked-over-limit",
          "buffered-over-limit",
          "then-404",
          "then-500",
          "then-cut",
          "then-redirect",
          "after-redirect/target",
          "tls",
          "own-connection",
          "tunnel"
        }) {
      next("replay-" + name, with().status(401).header("X-Answer", "no"));
    }
    always("replay-always-401", with().status(401).header("X-Answer", "never").body("never"));
    always("replay-then-404", with().status(404).body("not here"));
    always("replay-then-500", with().status(500).body("not well"));
    always("replay-then-cut", with().cutBeforeAnswer());
    redirect("replay-then-redirect", 302, "/target");
    redirect("replay-after-redirect", 302, "/target");
    redirectTo("replay-not-elsewhere", 302, other, "/target");
    always("replay-not-elsewhere/target", with().status(401).body("not here"));
    next("replay-cookies", with().status(401).header("Set-Cookie", "theirs=3; Path=/"));
    next("replay-large-rejection", with().status(401).body("no").padded(300_000));
    always("own-authorization-401", with().status(401).body("not you"));
    redirect("own-authorization-redirect", 302, "/target");
    always("young-403", with().status(403).body("{\"message\": \"Forbidden\"}"));
  }
}
