package io.github.trrauth.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trrauth.MessageId;
import org.junit.jupiter.api.Test;

class AgentMainTest {
  @Test
  void lineOfAnAgentThatCannotStart_isThatOfTheCatalogue() {
    assertThat(AgentMain.OFF)
        .isEqualTo("trr-auth: " + MessageId.AGENT_OFF.before("the agent is off: "));
  }
}
