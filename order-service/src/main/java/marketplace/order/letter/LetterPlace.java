package marketplace.order.letter;

/** Where a record lies in Kafka. */
record LetterPlace(String topic, int partition, long offset) {}
