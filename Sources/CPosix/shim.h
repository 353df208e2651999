#ifndef SCHEMA_CPOSIX_H
#define SCHEMA_CPOSIX_H

// glibc declares these under _GNU_SOURCE alone, which Swift's own view of the C library does not set.
extern int posix_spawn_file_actions_addchdir_np(void *actions, const char *path);
extern int posix_spawn_file_actions_addclosefrom_np(void *actions, int first);
extern int pipe2(int ends[2], int flags);

#endif
