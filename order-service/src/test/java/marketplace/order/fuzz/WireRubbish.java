package marketplace.order.fuzz;

import java.util.List;
import java.util.Locale;
import marketplace.order.fuzz.FuzzRequest.Ending;

/** Requests that break the rules of HTTP itself. */
final class WireRubbish {

    private static final String HOST = "Host: localhost\r\n";
    private static final List<String> LINES = List.of(
            "GET",
            "GET /v1/orders",
            "GET  /v1/orders HTTP/1.1",
            "GET /v1/orders HTTP/2.0",
            "GET /v1/orders HTTP/9",
            "GET /v1/orders HTTP",
            "GET /v1/orders http/1.1",
            " /v1/orders HTTP/1.1",
            "GET /v1/or ders HTTP/1.1",
            "GET v1/orders HTTP/1.1",
            "GET http://localhost/v1/orders HTTP/1.1",
            "GET http:///v1/orders HTTP/1.1",
            "GET http://[/v1/orders HTTP/1.1",
            "GET * HTTP/1.1",
            "OPTIONS * HTTP/1.1",
            "CONNECT localhost:80 HTTP/1.1",
            "GET ? HTTP/1.1",
            "GET # HTTP/1.1",
            "GET /v1/orders#x HTTP/1.1",
            "GET \\v1\\orders HTTP/1.1",
            "GET /v1/orders?%zz=% HTTP/1.1",
            "GET /v1/%zz HTTP/1.1",
            "GET /v1/orders?a=\u00ff\u00fe HTTP/1.1",
            "GET /v1/\u0000 HTTP/1.1",
            "GET /v1/\u00e4 HTTP/1.1",
            "GET //v1//orders HTTP/1.1",
            "GET /v1/orders?x={} HTTP/1.1",
            "GET /v1/orders?x=| HTTP/1.1",
            "GET /v1/orders/{number} HTTP/1.1",
            "PRI * HTTP/2.0",
            "GET /v1/orders HTTP/1.0",
            "GET mailto:x HTTP/1.1",
            "GET :80 HTTP/1.1",
            "GET //[ HTTP/1.1",
            "GET /%c0%af HTTP/1.1",
            "GET /v1/orders HTTP/1.1 HTTP/1.1",
            "POST /v1/orders HTTP/1.1\r\nContent-Length: 0",
            "\u0016\u0003\u0001\u0002\u0000\u0001");

    private static final List<String> FIELDS = List.of(
            "no colon",
            ": no name",
            "a b: c",
            "a\u0000: b",
            "a: \u0000",
            "a: b\u0001c",
            "\u00e9: b",
            "a : b",
            " folded: x",
            "a:\r\n b",
            "Host: other",
            "Host:",
            "Host: a b",
            "Host: localhost:99999",
            "Host: localhost:x",
            "Host: [::1",
            "Host: ://",
            "Host: \u00e9",
            "Content-Length: -1",
            "Content-Length: x",
            "Content-Length: 1, 2",
            "Content-Length: 3\r\nContent-Length: 4",
            "Content-Length: 99999999999999999999",
            "Content-Length: +1",
            "Content-Length: 0x1",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: chunked\r\nContent-Length: 3",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding:\u000bchunked",
            "Connection: close",
            "Connection: upgrade\r\nUpgrade: websocket",
            "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
            "Expect: 100-continue",
            "Expect: more",
            "TE: trailers",
            "Trailer: Content-Length",
            "X-Forwarded-Port: x",
            "Forwarded: for=\"",
            "Cookie: a=\"; b",
            "Cookie: " + "a=b; ".repeat(500),
            "Content-Encoding: br",
            "Authorization: Bearer x\r\nAuthorization: Bearer y");

    private static final List<String> CHUNKS = List.of(
            "5\r\n{}",
            "g\r\n{}\r\n0\r\n\r\n",
            "-1\r\n",
            "ffffffffffffffff\r\n{}",
            "7fffffff\r\n{}",
            "2\r\n{}x\r\n0\r\n\r\n",
            "\r\n",
            "2;a=b\r\n{}\r\n0\r\n\r\n",
            "2\r\n{}\r\n0\r\nContent-Length: 1\r\n\r\n",
            "2\r\n{}\r\n0\r\nbad trailer\r\n\r\n",
            "2\n{}\n0\n\n",
            "00000000000000000002\r\n{}\r\n0\r\n\r\n",
            "2\r\n{}\r\n",
            "2 \r\n{}\r\n0\r\n\r\n");

    private final String authorization;

    WireRubbish(String authorization) {
        this.authorization = "Authorization: %s\r\n".formatted(authorization);
    }

    FuzzRequest of(Dice dice) {
        return switch (dice.below(8)) {
            case 0, 1 -> request(dice.of(LINES), HOST + authorization, "", Ending.LAST_ANSWER);
            case 2, 3 -> strangeField(dice);
            case 4 ->
                request(
                        "POST /v1/products HTTP/1.1",
                        HOST + authorization + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
                        dice.of(CHUNKS),
                        Ending.CUT_OFF);
            case 5 ->
                request(
                        "GET /v1/orders%s HTTP/1.1".formatted(dice.inHundred(50) ? "?a=" + "x".repeat(20_000) : ""),
                        HOST + authorization + large(dice),
                        "",
                        Ending.PERHAPS);
            case 6 ->
                request(
                        "GET /v1/orders?limit=1 HTTP/1.1",
                        HOST + authorization,
                        "GET /v1/products HTTP/1.1\r\n" + HOST + dice.of(FIELDS) + "\r\n\r\n",
                        Ending.LAST_ANSWER);
            default -> new FuzzRequest("", "", dice.bytes(1 + dice.below(400)), Ending.CUT_OFF, false);
        };
    }

    /** A body that is announced and does not come may be waited for. */
    private FuzzRequest strangeField(Dice dice) {
        String field = dice.of(FIELDS);
        return request(
                dice.of("GET", "POST") + " /v1/orders HTTP/1.1",
                host(dice) + authorization + field + "\r\n",
                "",
                field.contains("chunked") ? Ending.CUT_OFF : Ending.LAST_ANSWER);
    }

    private static String host(Dice dice) {
        return dice.inHundred(80) ? HOST : "";
    }

    private static String large(Dice dice) {
        return switch (dice.below(4)) {
            case 0 -> "X-A: %s\r\n".formatted("x".repeat(15_000));
            case 1 -> "X-A: %s\r\n".formatted("x".repeat(100_000));
            case 2 -> "X-A: b\r\n".repeat(1_000);
            default -> "%s: b\r\n".formatted("X".repeat(20_000));
        };
    }

    private static FuzzRequest request(String line, String fields, String rest, Ending ending) {
        String[] words = line.split(" ", -1);
        String target = words.length > 1 ? words[1] : "";
        boolean trusted =
                !target.toLowerCase(Locale.ROOT).startsWith("/v1") || fields.contains("Authorization: Bearer ey");
        return new FuzzRequest(
                words[0], target, Draft.latin("%s\r\n%s\r\n%s".formatted(line, fields, rest)), ending, trusted);
    }
}
