package marketplace.platform.pause;

import org.springframework.kafka.listener.MessageListenerContainer;

/** A consumer, by the id of its listener. Paused it stays in its group and keeps its partitions: nobody else gets what it leaves. */
record PausableConsumer(MessageListenerContainer container) implements PausablePart {

    @Override
    public String name() {
        return container.getListenerId();
    }

    @Override
    public void pause() {
        if (!container.isPauseRequested()) {
            container.pause();
        }
    }

    @Override
    public void resume() {
        if (container.isPauseRequested()) {
            container.resume();
        }
    }
}
