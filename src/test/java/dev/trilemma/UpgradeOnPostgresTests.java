package dev.trilemma;

import java.util.ArrayList;
import java.util.List;

class UpgradeOnPostgresTests extends UpgradeContract {

    @Override
    List<String> database() {
        List<String> settings = new ArrayList<>();
        Postgres.register((name, value) -> settings.add(String.valueOf(value.get())));
        return settings;
    }

    @Override
    String json(String text) {
        return "'" + text + "'::jsonb";
    }
}
