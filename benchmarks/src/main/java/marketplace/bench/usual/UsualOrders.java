package marketplace.bench.usual;

import org.springframework.data.jpa.repository.JpaRepository;

/** Orders in the database. */
interface UsualOrders extends JpaRepository<UsualOrder, String> {}
