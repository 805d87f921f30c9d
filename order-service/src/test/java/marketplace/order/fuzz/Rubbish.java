package marketplace.order.fuzz;

import java.util.List;

/** Values that somewhere, once, were too much for somebody. One character for each byte that is sent. */
final class Rubbish {

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1.5",
            "1e3",
            "1e999999",
            "-1e-999999",
            "1E400",
            "NaN",
            "Infinity",
            "-Infinity",
            "0x10",
            "01",
            "+1",
            ".5",
            "1.",
            "1_000",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "1000000000001",
            "12345678901234567890.123",
            "9".repeat(99),
            "9".repeat(200),
            "0." + "0".repeat(90) + "1");

    private static final List<String> TIMES = List.of(
            "+999999999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59Z",
            "2026-02-30T00:00:00Z",
            "2026-13-01",
            "2026-11-01",
            "0000-00-00T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "2026-12-24T00:00:00+18:00",
            "2026-12-24T00:00:00+19:00",
            "2026-12-24T24:00:00Z",
            "2026-12-24T23:59:60Z",
            "1969-12-31T23:59:59.999999999Z",
            "10000-01-01T00:00:00Z",
            "294277-01-01T00:00:00Z",
            "-4713-01-01T00:00:00Z",
            "2026-12-24T00:00:00",
            "2026-12-24 00:00:00Z",
            "20261224T000000Z",
            "1e18",
            "-1",
            "PT-1S",
            "P-1D",
            "P999999999D",
            "PT9223372036854775807S",
            "P106751991167301D",
            "P1Y",
            "PT0.0000000001S",
            "PT",
            "P",
            "-PT1H",
            "PT1H1",
            "Nowhere",
            "UTC+25",
            "+18:01",
            "Asia/Shanghai\u0000",
            "GMT0");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t",
            "null",
            "true",
            "undefined",
            "[object Object]",
            "\u0000",
            "a\u0000b",
            "\u00ff",
            "\u00c0\u0080",
            "\u00ed\u00a0\u0080",
            "\u00f4\u0090\u0080\u0080",
            "\u00f0\u009f\u0098\u0080",
            "\u00ef\u00bb\u00bf",
            "\u00e2\u0080\u00ae",
            "\u00e2\u0080\u00a8",
            "../../etc/passwd",
            "%00",
            "%",
            "%2",
            "%zz",
            "%c0%af",
            "%ff",
            "%u0041",
            "..%2f",
            ";",
            ";a=b",
            "a'b",
            "';--",
            "\\",
            "\"",
            "{}",
            "[]",
            "${jndi:x}",
            "#{1}",
            "%{1}",
            "%s%n",
            "<script>",
            "=1+1",
            "*",
            "?",
            "#",
            "&",
            "a=b",
            "/",
            "//",
            ".",
            "..",
            "~",
            "|",
            "00000000-0000-0000-0000-000000000000",
            "0".repeat(36),
            "0000000000000000000",
            "9999999999999999999",
            "000AAAAAAAAAAAAAAAA",
            "01601K9ZC4W0Q7HTM2X",
            "99901K9ZC4W0Q7HTM2X",
            "00301k9zc4w0q7htm2x",
            "A".repeat(19),
            "XXX",
            "cny",
            "CNYX",
            "\u00e2\u0082\u00ac",
            "FRIDAY",
            "csv",
            "xlsx",
            "pdf",
            "BEGINNING",
            "x".repeat(64),
            "x".repeat(65),
            "x".repeat(256),
            "x".repeat(4001));

    private static final List<String> URLS = List.of(
            "http://[::1]/",
            "http://[::",
            "https://ex\u00c3\u00a4mple/",
            "file:///etc/passwd",
            "http://127.0.0.1:0/",
            "http://127.0.0.1:65536/",
            "http://127.0.0.1:-1/",
            "https://user:pw@localhost/",
            "http://0x7f.1/",
            "http://2130706433/",
            "//x",
            "http:",
            "http:///",
            "https://%00/",
            "https://a b/",
            "javascript:1",
            "https://" + "a".repeat(300) + "/",
            "http://127.0.0.1:1024/" + "a".repeat(3000),
            "http://169.254.169.254/",
            "http://localhost:1/");

    private static final List<String> JSON = List.of(
            "null",
            "true",
            "false",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"a\\u0000b\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u202e\"",
            "\"\\x\"",
            "\"\\u00\"",
            "'a'",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[1,2,3]",
            "{\"\":\"\"}",
            "{\"a\":{\"b\":1}}",
            "{\"a\":1,\"a\":2}",
            "[,]",
            "{,}",
            "undefined",
            "\"" + "x".repeat(101) + "\"",
            "\"" + "x".repeat(10_000) + "\"",
            "\"" + "\\u4e2d".repeat(5_000) + "\"",
            "/**/1",
            "1//",
            "{\"" + "k".repeat(300) + "\":1}");

    private Rubbish() {}

    /** A value as JSON has it, or does not. */
    static String json(Dice dice) {
        return switch (dice.below(4)) {
            case 0 -> dice.of(JSON);
            case 1 -> dice.of(NUMBERS);
            case 2 ->
                "\"%s\""
                        .formatted(dice.of(dice.of(List.of(TIMES, URLS, NUMBERS)))
                                .replace("\"", "")
                                .replace("\u0000", ""));
            default ->
                "\"%s\""
                        .formatted(dice.of(TEXTS)
                                .replace("\\", "")
                                .replace("\"", "")
                                .replace("\u0000", ""));
        };
    }

    /** A value of a parameter, not encoded. */
    static String text(Dice dice) {
        return dice.inHundred(10)
                ? dice.characters(dice.below(40))
                : dice.of(dice.of(List.of(TEXTS, TIMES, NUMBERS, URLS)));
    }
}
