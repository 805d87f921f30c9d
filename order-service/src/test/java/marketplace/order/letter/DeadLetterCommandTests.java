package marketplace.order.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static marketplace.order.letter.TestLetters.newKey;
import static marketplace.order.letter.TestLetters.unreadable;
import static marketplace.order.letter.TestLetters.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.servers.TestTokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code ./dead-letters}, as an operator types it. */
class DeadLetterCommandTests {

    private final TestMarketplace market = TestMarketplace.shared();

    @BeforeAll
    static void itCanRun() throws Exception {
        Ended found = Ended.of(new ProcessBuilder("bash", "-c", "command -v curl && command -v jq"));

        assumeThat(found.status).as("curl and jq are there").isZero();
    }

    @Test
    void a_letter_is_listed_shown_and_replayed_once() throws Exception {
        String key = newKey();
        String id = Long.toString(write(market, unreadable(key)));

        Ended listed = command("list", "--topic", "payment.events");
        Ended shown = command("show", id);
        Ended replayed = command("replay", id);
        Ended replayedAgain = command("replay", id);
        Ended closed = command("list", "--state", "REPLAYED");

        assertThat(listed.text.lines().filter(line -> line.startsWith(id + "\t")))
                .singleElement()
                .asString()
                .contains("\tOPEN\t", "\tpayment.events\t" + key + "\tnotification-service\tbody is not readable JSON");
        assertThat(shown.text).contains("\"content\": \"no JSON\"");
        assertThat(replayed.text).contains("\"state\": \"REPLAYED\"");
        assertThat(replayedAgain.text).isEqualTo(replayed.text);
        assertThat(closed.text).contains(id + "\tREPLAYED");
        assertThat(Stream.of(listed, shown, replayed, replayedAgain, closed)).allMatch(ended -> ended.status == 0);
    }

    @Test
    void a_letter_is_discarded_with_its_note_and_a_refusal_is_told() throws Exception {
        String id = Long.toString(write(market, unreadable(newKey())));

        Ended discarded = command("discard", id, "said \"again\", see 4711");
        Ended refused = command("replay", id);

        assertThat(discarded.text).contains("\"note\": \"said \\\"again\\\", see 4711\"");
        assertThat(refused.status).isEqualTo(1);
        assertThat(refused.text.strip()).isEqualTo("409: The dead letter is closed: it is DISCARDED already");
    }

    @Test
    void who_does_not_know_how_to_use_it_is_told() throws Exception {
        Ended help = command("--help");

        assertThat(help.status).isZero();
        for (String[] wrong :
                new String[][] {{}, {"discard", "7"}, {"show", "x"}, {"drop", "7"}, {"list", "--state"}}) {
            assertThat(command(wrong)).isEqualTo(new Ended(2, help.text));
        }
    }

    private static Ended command(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder command =
                new ProcessBuilder(Stream.concat(Stream.of("../dead-letters"), Arrays.stream(arguments))
                        .toList());
        command.environment().put("ORDERS", RunningService.shared().baseUrl());
        command.environment().put("TOKEN", TestTokens.bearer("operator", "olga").replace("Bearer ", ""));
        return Ended.of(command);
    }

    /**
     * A command that has ended.
     *
     * @param text all that it printed
     */
    private record Ended(int status, String text) {

        static Ended of(ProcessBuilder command) throws IOException, InterruptedException {
            Process process = command.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ended(process.waitFor(), text);
        }
    }
}
