//! Both paths of each row of `guide/map/files.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

const _: () = { use ::tokio_legacy::fs as _; }; // 0.1: tokio::fs
#[deny(deprecated)] const _: () = { use ::tokio::fs as _; }; // now: tokio::fs
const _: () = { use ::tokio_legacy::fs::File as _; }; // 0.1: tokio::fs::File
#[deny(deprecated)] const _: () = { use ::tokio::fs::File as _; }; // now: tokio::fs::File
const _: () = { use ::tokio_legacy::fs::File as _; fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> + ::std::marker::Send + 'static { let _ = <::tokio_legacy::fs::File>::create::<P>; } }; // 0.1: tokio::fs::File::create
#[deny(deprecated)] const _: () = { use ::tokio::fs::File as _; fn f(a0: impl ::std::convert::AsRef<::std::path::Path>) { let _ = <::tokio::fs::File>::create(a0); } }; // now: tokio::fs::File::create
const _: () = { use ::tokio_legacy::fs::File as _; fn f() { let _ = <::tokio_legacy::fs::File>::from_std; } }; // 0.1: tokio::fs::File::from_std
#[deny(deprecated)] const _: () = { use ::tokio::fs::File as _; fn f() { let _ = <::tokio::fs::File>::from_std; } }; // now: tokio::fs::File::from_std
const _: () = { use ::tokio_legacy::fs::File as _; fn f() { let _ = <::tokio_legacy::fs::File>::into_std; } }; // 0.1: tokio::fs::File::into_std
#[deny(deprecated)] const _: () = { use ::tokio::fs::File as _; fn f() { let _ = <::tokio::fs::File>::into_std; } }; // now: tokio::fs::File::into_std
const _: () = { use ::tokio_legacy::fs::File as _; fn f() { let _ = <::tokio_legacy::fs::File>::metadata; } }; // 0.1: tokio::fs::File::metadata
#[deny(deprecated)] const _: () = { use ::tokio::fs::File as _; fn f() { let _ = <::tokio::fs::File>::metadata; } }; // now: tokio::fs::File::metadata
const _: () = { use ::tokio_legacy::fs::File as _; fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> + ::std::marker::Send + 'static { let _ = <::tokio_legacy::fs::File>::open::<P>; } }; // 0.1: tokio::fs::File::open
#[deny(deprecated)] const _: () = { use ::tokio::fs::File as _; fn f(a0: impl ::std::convert::AsRef<::std::path::Path>) { let _ = <::tokio::fs::File>::open(a0); } }; // now: tokio::fs::File::open
const _: () = { use ::tokio_legacy::fs::File as _; fn f() { let _ = <::tokio_legacy::fs::File>::poll_metadata; } }; // 0.1: tokio::fs::File::poll_metadata
const _: () = { use ::tokio_legacy::fs::File as _; fn f() { let _ = <::tokio_legacy::fs::File>::poll_seek; } }; // 0.1: tokio::fs::File::poll_seek
#[deny(deprecated)] const _: () = { use ::tokio::io::AsyncSeekExt as _; fn f<Zelf: ::tokio::io::AsyncSeekExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncSeekExt>::seek; } }; // now: tokio::io::AsyncSeekExt::seek
const _: () = { use ::tokio_legacy::fs::File as _; fn f() { let _ = <::tokio_legacy::fs::File>::poll_set_len; } }; // 0.1: tokio::fs::File::poll_set_len
#[deny(deprecated)] const _: () = { use ::tokio::fs::File as _; fn f() { let _ = <::tokio::fs::File>::set_len; } }; // now: tokio::fs::File::set_len
const _: () = { use ::tokio_legacy::fs::File as _; fn f() { let _ = <::tokio_legacy::fs::File>::poll_set_permissions; } }; // 0.1: tokio::fs::File::poll_set_permissions
#[deny(deprecated)] const _: () = { use ::tokio::fs::File as _; fn f() { let _ = <::tokio::fs::File>::set_permissions; } }; // now: tokio::fs::File::set_permissions
const _: () = { use ::tokio_legacy::fs::File as _; fn f() { let _ = <::tokio_legacy::fs::File>::poll_sync_all; } }; // 0.1: tokio::fs::File::poll_sync_all
#[deny(deprecated)] const _: () = { use ::tokio::fs::File as _; fn f() { let _ = <::tokio::fs::File>::sync_all; } }; // now: tokio::fs::File::sync_all
const _: () = { use ::tokio_legacy::fs::File as _; fn f() { let _ = <::tokio_legacy::fs::File>::poll_sync_data; } }; // 0.1: tokio::fs::File::poll_sync_data
#[deny(deprecated)] const _: () = { use ::tokio::fs::File as _; fn f() { let _ = <::tokio::fs::File>::sync_data; } }; // now: tokio::fs::File::sync_data
const _: () = { use ::tokio_legacy::fs::File as _; fn f() { let _ = <::tokio_legacy::fs::File>::poll_try_clone; } }; // 0.1: tokio::fs::File::poll_try_clone
#[deny(deprecated)] const _: () = { use ::tokio::fs::File as _; fn f() { let _ = <::tokio::fs::File>::try_clone; } }; // now: tokio::fs::File::try_clone
const _: () = { use ::tokio_legacy::fs::File as _; fn f() { let _ = <::tokio_legacy::fs::File>::seek; } }; // 0.1: tokio::fs::File::seek
const _: () = { use ::tokio_legacy::fs::File as _; fn f() { let _ = <::tokio_legacy::fs::File>::try_clone; } }; // 0.1: tokio::fs::File::try_clone
const _: () = { use ::tokio_legacy::fs::OpenOptions as _; }; // 0.1: tokio::fs::OpenOptions
#[deny(deprecated)] const _: () = { use ::tokio::fs::OpenOptions as _; }; // now: tokio::fs::OpenOptions
const _: () = { use ::tokio_legacy::fs::OpenOptions as _; fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::append; } }; // 0.1: tokio::fs::OpenOptions::append
#[deny(deprecated)] const _: () = { use ::tokio::fs::OpenOptions as _; fn f() { let _ = <::tokio::fs::OpenOptions>::append; } }; // now: tokio::fs::OpenOptions::append
const _: () = { use ::tokio_legacy::fs::OpenOptions as _; fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::create; } }; // 0.1: tokio::fs::OpenOptions::create
#[deny(deprecated)] const _: () = { use ::tokio::fs::OpenOptions as _; fn f() { let _ = <::tokio::fs::OpenOptions>::create; } }; // now: tokio::fs::OpenOptions::create
const _: () = { use ::tokio_legacy::fs::OpenOptions as _; fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::create_new; } }; // 0.1: tokio::fs::OpenOptions::create_new
#[deny(deprecated)] const _: () = { use ::tokio::fs::OpenOptions as _; fn f() { let _ = <::tokio::fs::OpenOptions>::create_new; } }; // now: tokio::fs::OpenOptions::create_new
const _: () = { use ::tokio_legacy::fs::OpenOptions as _; fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::new; } }; // 0.1: tokio::fs::OpenOptions::new
#[deny(deprecated)] const _: () = { use ::tokio::fs::OpenOptions as _; fn f() { let _ = <::tokio::fs::OpenOptions>::new; } }; // now: tokio::fs::OpenOptions::new
const _: () = { use ::tokio_legacy::fs::OpenOptions as _; fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> + ::std::marker::Send + 'static { let _ = <::tokio_legacy::fs::OpenOptions>::open::<P>; } }; // 0.1: tokio::fs::OpenOptions::open
#[deny(deprecated)] const _: () = { use ::tokio::fs::OpenOptions as _; fn f(a0: & ::tokio::fs::OpenOptions, a1: impl ::std::convert::AsRef<::std::path::Path>) { let _ = <::tokio::fs::OpenOptions>::open(a0, a1); } }; // now: tokio::fs::OpenOptions::open
const _: () = { use ::tokio_legacy::fs::OpenOptions as _; fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::read; } }; // 0.1: tokio::fs::OpenOptions::read
#[deny(deprecated)] const _: () = { use ::tokio::fs::OpenOptions as _; fn f() { let _ = <::tokio::fs::OpenOptions>::read; } }; // now: tokio::fs::OpenOptions::read
const _: () = { use ::tokio_legacy::fs::OpenOptions as _; fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::truncate; } }; // 0.1: tokio::fs::OpenOptions::truncate
#[deny(deprecated)] const _: () = { use ::tokio::fs::OpenOptions as _; fn f() { let _ = <::tokio::fs::OpenOptions>::truncate; } }; // now: tokio::fs::OpenOptions::truncate
const _: () = { use ::tokio_legacy::fs::OpenOptions as _; fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::write; } }; // 0.1: tokio::fs::OpenOptions::write
#[deny(deprecated)] const _: () = { use ::tokio::fs::OpenOptions as _; fn f() { let _ = <::tokio::fs::OpenOptions>::write; } }; // now: tokio::fs::OpenOptions::write
const _: () = { use ::tokio_legacy::fs::ReadFile as _; }; // 0.1: tokio::fs::ReadFile
const _: () = { use ::tokio_legacy::fs::WriteFile as _; }; // 0.1: tokio::fs::WriteFile
const _: () = { use ::tokio_legacy::fs::create_dir as _; }; // 0.1: tokio::fs::create_dir
#[deny(deprecated)] const _: () = { use ::tokio::fs::create_dir as _; }; // now: tokio::fs::create_dir
const _: () = { use ::tokio_legacy::fs::create_dir_all as _; }; // 0.1: tokio::fs::create_dir_all
#[deny(deprecated)] const _: () = { use ::tokio::fs::create_dir_all as _; }; // now: tokio::fs::create_dir_all
const _: () = { use ::tokio_legacy::fs::file as _; }; // 0.1: tokio::fs::file
const _: () = { use ::tokio_legacy::fs::file::CloneFuture as _; }; // 0.1: tokio::fs::file::CloneFuture
const _: () = { use ::tokio_legacy::fs::file::CreateFuture as _; }; // 0.1: tokio::fs::file::CreateFuture
const _: () = { use ::tokio_legacy::fs::file::MetadataFuture as _; }; // 0.1: tokio::fs::file::MetadataFuture
const _: () = { use ::tokio_legacy::fs::file::OpenFuture as _; }; // 0.1: tokio::fs::file::OpenFuture
const _: () = { use ::tokio_legacy::fs::file::SeekFuture as _; }; // 0.1: tokio::fs::file::SeekFuture
const _: () = { use ::tokio_legacy::fs::hard_link as _; }; // 0.1: tokio::fs::hard_link
#[deny(deprecated)] const _: () = { use ::tokio::fs::hard_link as _; }; // now: tokio::fs::hard_link
const _: () = { use ::tokio_legacy::fs::metadata as _; }; // 0.1: tokio::fs::metadata
#[deny(deprecated)] const _: () = { use ::tokio::fs::metadata as _; }; // now: tokio::fs::metadata
const _: () = { use ::tokio_legacy::fs::os as _; }; // 0.1: tokio::fs::os
const _: () = { use ::tokio_legacy::fs::os::unix as _; }; // 0.1: tokio::fs::os::unix
const _: () = { use ::tokio_legacy::fs::os::unix::SymlinkFuture as _; }; // 0.1: tokio::fs::os::unix::SymlinkFuture
const _: () = { use ::tokio_legacy::fs::os::unix::symlink as _; }; // 0.1: tokio::fs::os::unix::symlink
#[deny(deprecated)] const _: () = { use ::tokio::fs::symlink as _; }; // now: tokio::fs::symlink
const _: () = { use ::tokio_legacy::fs::read as _; }; // 0.1: tokio::fs::read
#[deny(deprecated)] const _: () = { use ::tokio::fs::read as _; }; // now: tokio::fs::read
const _: () = { use ::tokio_legacy::fs::read_dir as _; }; // 0.1: tokio::fs::read_dir
#[deny(deprecated)] const _: () = { use ::tokio::fs::read_dir as _; }; // now: tokio::fs::read_dir
const _: () = { use ::tokio_legacy::fs::read_link as _; }; // 0.1: tokio::fs::read_link
#[deny(deprecated)] const _: () = { use ::tokio::fs::read_link as _; }; // now: tokio::fs::read_link
const _: () = { use ::tokio_legacy::fs::remove_dir as _; }; // 0.1: tokio::fs::remove_dir
#[deny(deprecated)] const _: () = { use ::tokio::fs::remove_dir as _; }; // now: tokio::fs::remove_dir
const _: () = { use ::tokio_legacy::fs::remove_file as _; }; // 0.1: tokio::fs::remove_file
#[deny(deprecated)] const _: () = { use ::tokio::fs::remove_file as _; }; // now: tokio::fs::remove_file
const _: () = { use ::tokio_legacy::fs::rename as _; }; // 0.1: tokio::fs::rename
#[deny(deprecated)] const _: () = { use ::tokio::fs::rename as _; }; // now: tokio::fs::rename
const _: () = { use ::tokio_legacy::fs::set_permissions as _; }; // 0.1: tokio::fs::set_permissions
#[deny(deprecated)] const _: () = { use ::tokio::fs::set_permissions as _; }; // now: tokio::fs::set_permissions
const _: () = { use ::tokio_legacy::fs::symlink_metadata as _; }; // 0.1: tokio::fs::symlink_metadata
#[deny(deprecated)] const _: () = { use ::tokio::fs::symlink_metadata as _; }; // now: tokio::fs::symlink_metadata
const _: () = { use ::tokio_legacy::fs::write as _; }; // 0.1: tokio::fs::write
#[deny(deprecated)] const _: () = { use ::tokio::fs::write as _; }; // now: tokio::fs::write
const _: () = { use ::tokio_fs as it; }; // 0.1: tokio_fs
const _: () = { use ::tokio_fs::CreateDirAllFuture as _; }; // 0.1: tokio_fs::CreateDirAllFuture
const _: () = { use ::tokio_fs::CreateDirFuture as _; }; // 0.1: tokio_fs::CreateDirFuture
const _: () = { use ::tokio_fs::DirEntry as _; }; // 0.1: tokio_fs::DirEntry
#[deny(deprecated)] const _: () = { use ::tokio::fs::DirEntry as _; }; // now: tokio::fs::DirEntry
const _: () = { use ::tokio_fs::DirEntry as _; fn f() { let _ = <::tokio_fs::DirEntry>::file_name; } }; // 0.1: tokio_fs::DirEntry::file_name
#[deny(deprecated)] const _: () = { use ::tokio::fs::DirEntry as _; fn f() { let _ = <::tokio::fs::DirEntry>::file_name; } }; // now: tokio::fs::DirEntry::file_name
const _: () = { use ::tokio_fs::DirEntry as _; fn f() { let _ = <::tokio_fs::DirEntry>::into_std; } }; // 0.1: tokio_fs::DirEntry::into_std
const _: () = { use ::tokio_fs::DirEntry as _; fn f() { let _ = <::tokio_fs::DirEntry>::path; } }; // 0.1: tokio_fs::DirEntry::path
#[deny(deprecated)] const _: () = { use ::tokio::fs::DirEntry as _; fn f() { let _ = <::tokio::fs::DirEntry>::path; } }; // now: tokio::fs::DirEntry::path
const _: () = { use ::tokio_fs::DirEntry as _; fn f() { let _ = <::tokio_fs::DirEntry>::poll_file_type; } }; // 0.1: tokio_fs::DirEntry::poll_file_type
#[deny(deprecated)] const _: () = { use ::tokio::fs::DirEntry as _; fn f() { let _ = <::tokio::fs::DirEntry>::file_type; } }; // now: tokio::fs::DirEntry::file_type
const _: () = { use ::tokio_fs::DirEntry as _; fn f() { let _ = <::tokio_fs::DirEntry>::poll_metadata; } }; // 0.1: tokio_fs::DirEntry::poll_metadata
#[deny(deprecated)] const _: () = { use ::tokio::fs::DirEntry as _; fn f() { let _ = <::tokio::fs::DirEntry>::metadata; } }; // now: tokio::fs::DirEntry::metadata
const _: () = { use ::tokio_fs::HardLinkFuture as _; }; // 0.1: tokio_fs::HardLinkFuture
const _: () = { use ::tokio_fs::MetadataFuture as _; }; // 0.1: tokio_fs::MetadataFuture
const _: () = { use ::tokio_fs::ReadDir as _; }; // 0.1: tokio_fs::ReadDir
#[deny(deprecated)] const _: () = { use ::tokio::fs::ReadDir as _; }; // now: tokio::fs::ReadDir
const _: () = { use ::tokio_fs::ReadDirFuture as _; }; // 0.1: tokio_fs::ReadDirFuture
const _: () = { use ::tokio_fs::ReadLinkFuture as _; }; // 0.1: tokio_fs::ReadLinkFuture
const _: () = { use ::tokio_fs::RemoveDirFuture as _; }; // 0.1: tokio_fs::RemoveDirFuture
const _: () = { use ::tokio_fs::RemoveFileFuture as _; }; // 0.1: tokio_fs::RemoveFileFuture
const _: () = { use ::tokio_fs::RenameFuture as _; }; // 0.1: tokio_fs::RenameFuture
const _: () = { use ::tokio_fs::SetPermissionsFuture as _; }; // 0.1: tokio_fs::SetPermissionsFuture
const _: () = { use ::tokio_fs::SymlinkMetadataFuture as _; }; // 0.1: tokio_fs::SymlinkMetadataFuture
