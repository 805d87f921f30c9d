package marketplace.order.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.attachment.TestFiles;
import marketplace.servers.KafkaServer;
import marketplace.servers.RoleChecks;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import marketplace.servers.TwoRoleDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The service whose database was made by the script of deployments: migrated by the owner, served by the runtime role. */
@ExtendWith(OutputCaptureExtension.class)
class RuntimeRoleTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String UNSENT = """
            select coalesce(sum(l.position - c.position), 0) from lanes l join relay_cursors c using (lane)
            """;
    private static final TwoRoleDatabase ROLES = Servers.shared().freshTwoRoleDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final KafkaServer KAFKA = KafkaServer.startTemporary();
    private static final RunningService SERVICE = RunningService.startAs(ROLES, KAFKA.bootstrapServers(), CLOCK);

    private final TestMarketplace market = new TestMarketplace(SERVICE, CLOCK);

    @AfterAll
    static void stop() {
        SERVICE.close();
        KAFKA.close();
    }

    @Test
    void the_role_reads_and_writes_rows_and_can_do_nothing_else() throws SQLException {
        assertThat(RoleChecks.missingForRows(ROLES)).isEmpty();
        assertThat(RoleChecks.beyondRows(ROLES)).isEmpty();
    }

    @Test
    void neither_role_gets_into_another_service_s_database() {
        TwoRoleDatabase other = Servers.shared().freshTwoRoleDatabase();

        for (String database : List.of(other.owner().name(), "postgres", "template1")) {
            assertThat(RoleChecks.isTurnedAway(ROLES.runtime(), database)).isTrue();
            assertThat(RoleChecks.isTurnedAway(ROLES.owner(), database)).isTrue();
        }
        assertThat(RoleChecks.isTurnedAway(ROLES.runtime(), ROLES.owner().name()))
                .isFalse();
    }

    @Test
    void the_role_is_enough_for_the_service(CapturedOutput output) {
        String number = market.inProgress(market.productWithForm());
        String file = TestFiles.note(market.provider, number, "completion", "how to log in");
        Map<String, Object> completion = TestFiles.naming(Map.of("completionInformation", "root / s3cret"), file);
        market.press(market.provider, number, "complete", completion).expect(200);
        market.buyer.get("/v1/orders/%s/delivery".formatted(number)).expect(200);
        market.press(market.buyer, number, "confirm", "").expect(200);
        String dropped = TestFiles.note(market.buyer, number, "evidence", "not needed");
        TestFiles.delete(market.buyer, number, dropped).expect(204);
        String job = market.buyer
                .post("/v1/downloads", Map.of("language", "en"))
                .expect(202)
                .text("/downloadId");
        long parked = market.parkedCapture();

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        market.buyer.get("/v1/downloads/" + job).text("/state").equals("READY"));
        assertThat(parked).isPositive();
        market.operator
                .put("/v1/pauses/images", Map.of("note", "by the runtime role"))
                .expect(200);
        for (String list : List.of("orders", "parked-payments", "dead-letters", "deliveries", "changes", "pauses")) {
            market.operator.get("/v1/" + list).expect(200);
        }
        try (TestSql sql = new TestSql(ROLES.runtime())) {
            Awaitility.await().atMost(PATIENCE).until(() -> sql.number(UNSENT) == 0);
        }
        assertThat(market.status(number)).isEqualTo("COMPLETED");
        assertThat(output).doesNotContain("permission denied");
    }
}
