package marketplace.order.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.order.attachment.TestFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is there to be asked about: orders in every situation, products, files, cursors. */
final class Known {

    private static final Map<String, String> SITUATIONS = Map.ofEntries(
            Map.entry("reprice", "unpaid"),
            Map.entry("preview-reprice", "unpaid"),
            Map.entry("open-payment-attempt", "unpaid"),
            Map.entry("cancel", "unpaid"),
            Map.entry("submit-requirement", "paid"),
            Map.entry("edit-requirement", "submitted"),
            Map.entry("return-requirement", "submitted"),
            Map.entry("start", "submitted"),
            Map.entry("ask-refund", "submitted"),
            Map.entry("quote-refund", "submitted"),
            Map.entry("propose-extension", "submitted"),
            Map.entry("complete", "started"),
            Map.entry("open-dispute", "started"),
            Map.entry("confirm", "done"),
            Map.entry("reject-completion", "done"),
            Map.entry("delivery", "done"),
            Map.entry("agree-refund", "claimed"),
            Map.entry("refuse-refund", "claimed"),
            Map.entry("withdraw-refund", "claimed"),
            Map.entry("add-evidence", "disputed"),
            Map.entry("withdraw-dispute", "disputed"),
            Map.entry("decide-dispute", "disputed"),
            Map.entry("accept-extension", "extending"),
            Map.entry("decline-extension", "extending"),
            Map.entry("attachments", "noted"));

    private final TestMarketplace market;
    private final Map<String, String> orders = new ConcurrentHashMap<>();
    private final Map<String, String> values = new ConcurrentHashMap<>();

    private Known(TestMarketplace market) {
        this.market = market;
    }

    /** Makes all of it anew: what was there before has been changed meanwhile. */
    static Known prepare(TestMarketplace market) {
        Known known = new Known(market);
        known.products();
        known.orders();
        known.places();
        return known;
    }

    /** A value for a parameter of a path that is there, fit for the operation where anything is. */
    String inPath(String path, String parameter, Dice dice) {
        if (parameter.equals("number")) {
            String situation = SITUATIONS.getOrDefault(
                    path.replaceFirst("^/v1/orders/\\{number}/?", "").replaceFirst("/.*", ""), "");
            String fitting = orders.getOrDefault(situation, "");
            return fitting.isEmpty() || dice.inHundred(20) ? anyOrder(dice) : fitting;
        }
        return switch (path.split("/", -1)[2]) {
            case "orders" -> value("attachment");
            case "downloads" -> value("download");
            case "parked-payments" -> value("parked");
            case "deliveries" -> anyOrder(dice);
            case "pauses" -> "images";
            default -> path.contains("/vendor-") ? value("saas") : value(dice.of("product", "form"));
        };
    }

    /** A value for a parameter of a query or a header; the example where nothing better is known. */
    String named(String path, String name, String example, Dice dice) {
        return switch (name) {
            case "after", "cursor", "Last-Event-ID" -> values.getOrDefault(name + " " + path, example);
            case "orderNumber" -> anyOrder(dice);
            case "productId" -> value("product");
            case "wait" -> "PT0.05S";
            case "If-Match" -> dice.of("*", "\"1\"", "\"4\"");
            case "Idempotency-Key" -> dice.inHundred(90) ? dice.word(16) : "again";
            default -> example;
        };
    }

    /** The same body about things that are there. */
    JsonNode real(JsonNode body) {
        JsonNode real = body.deepCopy();
        if (real instanceof ObjectNode object) {
            replace(object, "productId", JsonMapper.shared().valueToTree(value("product")));
            replace(object, "attachments", JsonMapper.shared().valueToTree(List.of(value("attachment"))));
            replace(object, "requirementVersion", JsonMapper.shared().valueToTree(1));
            replace(object, "answers", JsonMapper.shared().valueToTree(Map.of("host", "db1")));
            replace(object, "dueAt", JsonMapper.shared().valueToTree("2026-04-01T00:00:00Z"));
            replace(object, "url", JsonMapper.shared().valueToTree("http://127.0.0.1:1024/"));
        }
        return real;
    }

    private static void replace(ObjectNode object, String name, JsonNode value) {
        if (object.has(name)) {
            object.set(name, value);
        }
    }

    private String anyOrder(Dice dice) {
        return dice.of(List.copyOf(orders.values()));
    }

    private String value(String name) {
        return values.getOrDefault(name, "none");
    }

    private void products() {
        values.put("product", market.productWithoutForm());
        values.put("form", market.productWithForm());
        values.put("saas", market.saasProduct());
    }

    private void orders() {
        String form = value("form");
        String product = value("product");
        Map<String, Supplier<String>> makers = new LinkedHashMap<>();
        makers.put("unpaid", () -> market.place(form));
        makers.put("paid", () -> paid(form));
        makers.put("submitted", () -> market.awaitingStart(form));
        makers.put("started", () -> market.inProgress(product));
        makers.put("done", () -> market.awaitingConfirmation(product));
        makers.put("completed", () -> pressed("done", product, "confirm", Map.of()));
        makers.put("claimed", () -> pressed("submitted", form, "ask-refund", Map.of("reason", "OTHER", "text", "no")));
        makers.put("disputed", () -> pressed("started", product, "open-dispute", Map.of("reason", "not it")));
        makers.put(
                "extending",
                () -> pressed(
                        "submitted",
                        form,
                        "propose-extension",
                        Map.of("dueAt", "2026-04-01T00:00:00Z", "reason", "more to do")));
        makers.put("delivering", () -> paid(value("saas")));
        makers.put("cancelled", () -> pressed("unpaid", product, "cancel", Map.of()));
        makers.put("noted", this::noted);
        atOnce(makers).forEach(orders::put);
    }

    private String paid(String product) {
        String number = market.place(product);
        market.pay(number, TestMarketplace.LIST_PRICE);
        return number;
    }

    private String pressed(String situation, String product, String action, Map<String, Object> body) {
        String number = switch (situation) {
            case "submitted" -> market.awaitingStart(product);
            case "started" -> market.inProgress(product);
            case "done" -> market.awaitingConfirmation(product);
            default -> market.place(product);
        };
        boolean other = action.equals("propose-extension");
        market.press(other ? market.provider : market.buyer, number, action, body)
                .expect(200);
        return number;
    }

    private String noted() {
        String number = market.inProgress(value("product"));
        values.put("attachment", TestFiles.note(market.buyer, number, "evidence", "a note"));
        return number;
    }

    private void places() {
        cursor("cursor /v1/orders", "/v1/orders?limit=1", "/nextCursor");
        cursor("cursor /v1/products", "/v1/products?limit=1", "/nextCursor");
        cursor("after /v1/changes", "/v1/changes?limit=1", "/cursor");
        cursor("after /v1/changes/stream", "/v1/changes?limit=1", "/cursor");
        cursor("Last-Event-ID /v1/changes/stream", "/v1/changes?limit=1", "/cursor");
        Answer download = market.buyer.post("/v1/downloads", Map.of("format", "csv"));
        values.put(
                "download", download.text("/downloadId").isEmpty() ? value("download") : download.text("/downloadId"));
        values.put("parked", Long.toString(market.parkedCapture()));
    }

    private void cursor(String name, String path, String pointer) {
        values.put(name, market.buyer.get(path).expect(200).text(pointer));
    }

    private static Map<String, String> atOnce(Map<String, Supplier<String>> makers) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<String>> making = new LinkedHashMap<>();
            makers.forEach((name, maker) -> making.put(name, threads.submit(maker::get)));
            Map<String, String> made = new LinkedHashMap<>();
            making.forEach((name, future) -> made.put(name, made(future)));
            return made;
        }
    }

    private static String made(Future<String> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
