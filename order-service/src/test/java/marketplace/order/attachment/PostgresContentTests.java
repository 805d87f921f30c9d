package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import marketplace.order.RunningService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What anything must do that keeps the content of files, tried on the database. */
class PostgresContentTests {

    private final AttachmentContent content = RunningService.shared().bean(AttachmentContent.class);
    private final AttachmentKey key = key();

    @Test
    void a_chunk_is_got_as_it_was_put() {
        byte[] chunk = chunk(256 * 1024);

        put(key, 0, chunk);

        assertThat(get(key, 0)).isEqualTo(chunk);
    }

    @Test
    void chunks_and_files_are_kept_apart() {
        AttachmentKey other = key();
        put(key, 0, chunk(1));
        put(key, 1, chunk(2));
        put(other, 0, chunk(3));

        assertThat(get(key, 0)).hasSize(1);
        assertThat(get(key, 1)).hasSize(2);
        assertThat(get(other, 0)).hasSize(3);
        assertThat(get(key, 2)).isNull();
    }

    @Test
    void a_deleted_file_has_no_chunk_left_and_can_be_deleted_again() {
        AttachmentKey other = key();
        put(key, 0, chunk(1));
        put(key, 1, chunk(1));
        put(other, 0, chunk(1));

        delete(key);
        delete(key);

        assertThat(get(key, 0)).isNull();
        assertThat(get(key, 1)).isNull();
        assertThat(get(other, 0)).isNotNull();
    }

    private void put(AttachmentKey file, int index, byte[] chunk) {
        content.put(file, index, chunk).block();
    }

    private byte @Nullable [] get(AttachmentKey file, int index) {
        return content.get(file, index).block();
    }

    private void delete(AttachmentKey file) {
        content.delete(file).block();
    }

    private static byte[] chunk(int size) {
        byte[] chunk = new byte[size];
        new Random(size).nextBytes(chunk);
        return chunk;
    }

    private static AttachmentKey key() {
        return new AttachmentKey("0030123456789ABCDEF", UUID.randomUUID().toString());
    }
}
