package dev.trilemma.security;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Teams extends Repository<Team, String> {

    Team saveAndFlush(Team team);

    Optional<Team> findById(String id);

    boolean existsById(String id);

    List<Team> findAllByOrderById();
}
