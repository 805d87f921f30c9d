package marketplace.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.contracts.WireDeadline.Expiry;
import marketplace.contracts.WireMoney;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTests {

    private static final Reading SHANGHAI = new Reading(Language.CHINESE, ZoneId.of("Asia/Shanghai"));
    private static final Reading NEW_YORK = new Reading(Language.ENGLISH, ZoneId.of("America/New_York"));
    private static final Set<String> PHRASES =
            Set.of("otherwise.cancel", "otherwise.confirm", "otherwise.agree-refund", "mail.closing");
    private static final Pattern CODES = Pattern.compile("(trouble|refund-reason|outcome|time-to)\\.[a-z-]+");

    private final Texts texts = new Texts();

    @ParameterizedTest
    @EnumSource
    void haveATitleAndATextForEveryMessageAndNothingElse(Language language) {
        Set<String> wanted = Stream.concat(
                        Stream.of(Message.values())
                                .flatMap(message -> Stream.of(message.key() + ".title", message.key() + ".text")),
                        PHRASES.stream())
                .collect(Collectors.toSet());

        assertThat(texts.in(language).stringPropertyNames().stream()
                        .filter(key -> !CODES.matcher(key).matches()))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void haveWordsForTheSameCodesInEveryLanguage() {
        assertThat(codes(Language.ENGLISH))
                .isEqualTo(codes(Language.CHINESE))
                .contains("trouble.time-out", "refund-reason.not-as-described", "outcome.cancel", "time-to.start");
    }

    @Test
    void putCodesIntoWordsAndShowThoseThatAreNew() {
        assertThat(troubled("TIME_OUT", NEW_YORK)).contains("does not succeed: no answer in time. ");
        assertThat(troubled("TIME_OUT", SHANGHAI)).contains("未成功：未及时答复。");
        assertThat(troubled("SOMETHING_NEW", NEW_YORK)).contains("does not succeed: SOMETHING_NEW. ");
    }

    @Test
    void showACodeThatLooksLikeATemplateAsItIs() {
        assertThat(troubled("{amount} [x]", NEW_YORK)).contains("does not succeed: {amount} [x]. ");
    }

    @ParameterizedTest
    @EnumSource
    void nameTheSameValuesInEveryLanguage(Message message) {
        assertThat(names(message, Language.ENGLISH)).isEqualTo(names(message, Language.CHINESE));
    }

    @Test
    void sayAtLeastThatThereIsNewsWhereOnlyANewerReleaseHasTheWords() {
        assertThat(Message.ofKey("pay-order")).isEqualTo(Message.PAY_ORDER);
        assertThat(Message.ofKey("from-the-future")).isEqualTo(Message.NEWS);
    }

    @Test
    void giveDatesInTheReadersZoneAndNameIt() {
        Arguments arguments = arguments(new WireMoney(10_000, "CNY"), null);

        assertThat(texts.text(Message.REMINDER_TO_CONFIRM, arguments, SHANGHAI).body())
                .isEqualTo("“Move”等待您确认完成，截止时间 2026年12月7日 09:00 (Asia/Shanghai)。逾期后果：系统自动确认完成。");
        assertThat(texts.text(Message.REMINDER_TO_CONFIRM, arguments, NEW_YORK).body())
                .isEqualTo("\"Move\" waits for you to confirm that it is done, by 6 Dec 2026, 20:00 (America/New_York)."
                        + " Otherwise the system confirms it.");
    }

    @ParameterizedTest
    @CsvSource({
        "10000, CNY, ¥100.00",
        "5, CNY, ¥0.05",
        "9007199254740993, CNY, '¥90,071,992,547,409.93'",
        "1000, JPY, 'JP¥1,000'",
        "1500, KWD, 'KWD1.500'"
    })
    void giveAmountsExactly(long minorUnits, String currency, String written) {
        Arguments arguments = arguments(new WireMoney(minorUnits, currency), null);

        assertThat(texts.text(Message.REFUNDED, arguments, SHANGHAI).body()).isEqualTo("“Move”的退款 %s 已完成。", written);
    }

    @Test
    void areMadeOfWhatWasStoredBeforeThereWereCodesToo() {
        ArgumentsJson json = new ArgumentsJson();
        Arguments stored = json.read("""
                {"order":"O1","product":"Move","amount":{"amount":1,"currency":"CNY"},"before":null,"due":null,"otherwise":null,
                 "reason":null}""");
        Code code = new Code(Code.Kind.TIME_TO, "START");
        Arguments today = new Arguments("O1", "Move", stored.amount(), null, null, null, null, code, stored.due());

        assertThat(texts.text(Message.REFUNDED, stored, SHANGHAI).body()).isEqualTo("“Move”的退款 ¥0.01 已完成。");
        assertThat(json.read(json.write(today))).isEqualTo(today);
    }

    @Test
    void neverReadWhatPeopleWroteAsATemplate() {
        String written = "{amount} [x {reason}] $1 \\ '{0}'";

        assertThat(texts.text(Message.REWORK_ASKED_FOR, arguments(new WireMoney(1, "CNY"), written), NEW_YORK)
                        .body())
                .contains("Reason: " + written + ".");
    }

    @Test
    void leaveOutWhatIsNotSaid() {
        assertThat(texts.text(Message.CANCELLED_BY_YOU, arguments(new WireMoney(1, "CNY"), null), NEW_YORK)
                        .body())
                .isEqualTo("The order of \"Move\" was cancelled as you asked."
                        + " It had not been paid; there is nothing to refund.");
    }

    @ParameterizedTest
    @CsvSource({
        "'en-GB,en;q=0.9', ENGLISH",
        "'fr,zh-TW;q=0.8,en;q=0.5', CHINESE",
        "'en;q=0,zh', CHINESE",
        "fr,",
        "*,",
        "';;;',"
    })
    void areInTheLanguageThatIsPreferred(String acceptLanguage, @Nullable Language expected) {
        assertThat(Language.preferred(acceptLanguage).orElse(null)).isEqualTo(expected);
    }

    private Set<String> names(Message message, Language language) {
        String templates = texts.in(language).getProperty(message.key() + ".title")
                + texts.in(language).getProperty(message.key() + ".text");
        return Pattern.compile("\\{[^}]*}|\\[")
                .matcher(templates)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> codes(Language language) {
        return texts.in(language).stringPropertyNames().stream()
                .filter(key -> CODES.matcher(key).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String troubled(String trouble, Reading reading) {
        Code code = new Code(Code.Kind.TROUBLE, trouble);
        Arguments arguments = new Arguments("O1", "Move", new WireMoney(1, "CNY"), null, null, null, null, code, null);
        return texts.text(Message.ENDPOINT_FAILS, arguments, reading).body();
    }

    private static Arguments arguments(WireMoney amount, @Nullable String reason) {
        return new Arguments(
                "O1", "Move", amount, null, Instant.parse("2026-12-07T01:00:00Z"), Expiry.CONFIRM, reason, null, null);
    }
}
