package marketplace.bench.usual;

import org.springframework.data.jpa.repository.JpaRepository;

/** Events in the database. */
interface Outbox extends JpaRepository<OutboxEntry, Long> {

    boolean existsByCommandKey(String commandKey);
}
