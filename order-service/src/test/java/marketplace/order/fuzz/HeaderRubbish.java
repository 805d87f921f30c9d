package marketplace.order.fuzz;

import java.util.List;

/** What headers hold that were never meant to be sent. One character for each byte that is sent. */
final class HeaderRubbish {

    private static final List<String> TYPES = List.of(
            "text/plain",
            "text/plain;charset=utf-7",
            "application/json;charset=utf-16",
            "application/json;charset=utf-7",
            "application/json;charset=none",
            "application/json;charset=\"",
            "application/json; charset=iso-8859-1",
            "application/xml",
            "application/problem+json",
            "application/vnd.a+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=x",
            "multipart/mixed; boundary=" + "b".repeat(300),
            "application/octet-stream",
            "application/cbor",
            "application/x-ndjson",
            "text/event-stream",
            "text/csv",
            "image/png",
            "application/pdf",
            "*/*",
            "text/*",
            "/",
            "json",
            "",
            " ",
            ";",
            "application/json, text/plain",
            "application/json;",
            "application/json;=",
            "a/b;c=\"\u00ff\"",
            "\u00e9/\u00e9",
            "x".repeat(4000),
            "application/json;q=2",
            "text/html;q=0");

    private static final List<String> TAGS = List.of(
            "\"0\"",
            "\"-1\"",
            "\"1\", \"2\"",
            "W/\"1\"",
            "\"",
            "\"\"",
            "1",
            "**",
            "*, \"1\"",
            "\"999999999999999999\"",
            "\"9223372036854775808\"",
            "\"" + "9".repeat(400) + "\"",
            "\"1",
            "\"\u00ff\"",
            "\"a\"");

    private HeaderRubbish() {}

    static String mediaType(Dice dice) {
        return dice.of(TYPES);
    }

    static String entityTag(Dice dice) {
        return dice.of(TAGS);
    }

    /** A key of none, some or far too many characters. */
    static String key(Dice dice) {
        return switch (dice.below(8)) {
            case 0 -> "";
            case 1 -> " ";
            case 2 -> "x".repeat(100);
            case 3 -> "x".repeat(101);
            case 4 -> "x".repeat(256);
            case 5 -> "x".repeat(100_000);
            case 6 -> "\u00e9";
            default -> Rubbish.text(dice).replaceAll("[\\r\\n\\x00]", "");
        };
    }
}
