package marketplace.stack.demo;

import java.util.List;
import marketplace.contracts.WireMoney;
import marketplace.stack.Console;
import marketplace.stack.client.Buyer;
import marketplace.stack.client.Marketplace;
import marketplace.stack.client.Party.Recipient;
import marketplace.stack.client.Product;
import marketplace.stack.client.Provider;

/** Plays the stories, one after the other: some of them move everybody's time. */
public final class Demo {

    static final String ALICES_ADDRESS = "alice@example.com";
    private static final List<Story> STORIES = List.of(
            new WholeLife(),
            new NeverStarted(),
            new NeverConfirmed(),
            new Reworked(),
            new InstanceOfAVendor(),
            new SharedImage(),
            new KeyForAnApi(),
            new RefundAgreed(),
            new Disputed());
    static final WireMoney LIST_PRICE = new WireMoney(120_000, "CNY");

    private final Marketplace marketplace;
    private final Console console;

    public Demo(Marketplace marketplace, Console console) {
        this.marketplace = marketplace;
        this.console = console;
    }

    /** Whether every story ended as it should. */
    public boolean play() {
        try {
            Stage stage = prepare();
            long ended = STORIES.stream().filter(story -> play(story, stage)).count();
            console.line("");
            console.line("%d of %d stories ended as they should".formatted(ended, STORIES.size()));
            return ended == STORIES.size();
        } catch (RuntimeException failure) {
            console.failed("the stories cannot be played: " + reason(failure));
            return false;
        }
    }

    private Stage prepare() {
        Buyer alice = marketplace.buyer("alice");
        Buyer lilei = marketplace.buyer("lilei");
        Provider acme = marketplace.provider("acme");
        alice.registers(new Recipient(ALICES_ADDRESS, "en", "Europe/Berlin"));
        lilei.registers(new Recipient("lilei@example.com", "zh-CN", "Asia/Shanghai"));
        acme.registers(new Recipient("orders@acme.example.com", "en", "Asia/Shanghai"));
        Product product = acme.lists(Product.databaseMigration(LIST_PRICE));
        return new Stage(alice, lilei, acme, marketplace.operator(), product, console);
    }

    private boolean play(Story story, Stage stage) {
        console.heading("%d. %s".formatted(STORIES.indexOf(story) + 1, story.title()));
        try {
            console.succeeded(story.play(stage));
            return true;
        } catch (RuntimeException failure) {
            console.failed(reason(failure));
            return false;
        }
    }

    private static String reason(RuntimeException failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
