package io.github.trrauth.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.AccessToken;
import io.github.trrauth.BodyCopy;
import io.github.trrauth.TokenSource;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignedRequestTest {
  private static final long LIMIT = 4;

  private static LocalVendor vendor;
  private static TokenSource source;
  private static AccessToken token;

  private final FakeRequest request = FakeRequest.to(vendor.uri("/v1/vendor"));

  @BeforeAll
  static void fetch() {
    vendor = LocalVendor.start();
    source = vendor.source();
    token = source.get();
  }

  @AfterAll
  static void stop() {
    source.close();
    vendor.close();
  }

  @Test
  void sign_requestWithAnotherAuthorization_replacesItAndStays() {
    request.headers().putSingle("authorization", "Basic b3duOm93bg==");

    SignedRequest signed = signed(false);

    assertThat(request.headers()).containsOnlyKeys("Authorization");
    assertThat(request.headers().get("Authorization")).containsExactly(token.headerValue());
    assertThat(SignedRequest.of(request.context())).isSameAs(signed);
  }

  @Test
  void withdraw_ourToken_takesItOff() {
    signed(false).withdraw(request.context());

    assertThat(request.headers()).isEmpty();
    assertThat(SignedRequest.of(request.context())).isNull();
  }

  @Test
  void withdraw_headerThatTheApplicationHasChanged_leavesIt() {
    SignedRequest signed = signed(false);
    request.headers().putSingle("Authorization", "Basic b3duOm93bg==");

    signed.withdraw(request.context());

    assertThat(request.headers().get("Authorization")).containsExactly("Basic b3duOm93bg==");
    assertThat(SignedRequest.of(request.context())).isNull();
  }

  @Test
  void of_propertyOfSomebodyElse_isNone() {
    assertThat(SignedRequest.of("signed")).isNull();
    assertThat(SignedRequest.of((Object) null)).isNull();
  }

  @Test
  void takeAnswer_seenTwice_isTakenOnce() {
    SignedRequest signed = signed(false);

    assertThat(signed.takeAnswer()).isTrue();
    assertThat(signed.takeAnswer()).isFalse();
  }

  @Test
  void canBeRepeated_withoutABody_isTrue() {
    SignedRequest signed = signed(false);

    assertThat(signed.canBeRepeated()).isTrue();
    assertThat(signed.body()).isNull();
  }

  @Test
  void canBeRepeated_bodyThatNobodyHasRecorded_isFalse() {
    assertThat(signed(true).canBeRepeated()).isFalse();
  }

  @Test
  void canBeRepeated_bodyOfHalf_isFalse() throws IOException {
    SignedRequest signed = signed(true);
    write(signed.startBody(), 1, 2);

    assertThat(signed.canBeRepeated()).isFalse();
  }

  @Test
  void canBeRepeated_bodyWithinTheLimit_isTrue() throws IOException {
    SignedRequest signed = signed(true);
    BodyCopy copy = signed.startBody();
    write(copy, 1, 2, 3, 4);
    signed.endBody(copy);

    assertThat(signed.canBeRepeated()).isTrue();
    assertThat(signed.body()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void canBeRepeated_bodyOverTheLimit_isFalse() throws IOException {
    SignedRequest signed = signed(true);
    BodyCopy copy = signed.startBody();
    write(copy, 1, 2, 3, 4, 5);
    signed.endBody(copy);

    assertThat(signed.canBeRepeated()).isFalse();
  }

  @Test
  void startBody_whileAnotherRecorderIsAtWork_isNone() {
    SignedRequest signed = signed(true);

    assertThat(signed.startBody()).isNotNull();
    assertThat(signed.startBody()).isNull();
  }

  private SignedRequest signed(boolean hasBody) {
    SignedRequest signed = new SignedRequest(source, token, hasBody, LIMIT);
    signed.sign(request.context());
    return signed;
  }

  private static void write(BodyCopy copy, int... bytes) throws IOException {
    try (OutputStream out = copy.tee(OutputStream.nullOutputStream())) {
      for (int single : bytes) {
        out.write(single);
      }
    }
  }
}
