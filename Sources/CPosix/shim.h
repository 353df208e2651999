#ifndef SCHEMA_CPOSIX_H
#define SCHEMA_CPOSIX_H

// POSIX 2024 has both without such endings; glibc declares them under _GNU_SOURCE alone, which
// Swift's own view of the C library does not set.
extern int posix_spawn_file_actions_addchdir_np(void *actions, const char *path);
extern int pipe2(int ends[2], int flags);

#endif
