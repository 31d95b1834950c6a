//! Both paths of each row of `guide/map/files.csv`; written by `cargo run -p compat-tests --bin guide -- --write`.

// tokio::fs
mod old_0 {
    fn names() {
        use ::tokio_legacy::fs as _;
    }
}

// tokio::fs
mod new_0 {
    fn names() {
        use ::tokio::fs as _;
    }
}

// tokio::fs::File
mod old_1 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
    }
}

// tokio::fs::File
mod new_1 {
    fn names() {
        use ::tokio::fs::File as _;
    }
}

// tokio::fs::File::create
mod old_2 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> + ::std::marker::Send + 'static { let _ = <::tokio_legacy::fs::File>::create::<P>; }
    }
}

// tokio::fs::File::create
mod new_2 {
    fn names() {
        use ::tokio::fs::File as _;
        fn f(a0: impl ::std::convert::AsRef<::std::path::Path>) { let _ = <::tokio::fs::File>::create(a0); }
    }
}

// tokio::fs::File::from_std
mod old_3 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f() { let _ = <::tokio_legacy::fs::File>::from_std; }
    }
}

// tokio::fs::File::from_std
mod new_3 {
    fn names() {
        use ::tokio::fs::File as _;
        fn f() { let _ = <::tokio::fs::File>::from_std; }
    }
}

// tokio::fs::File::into_std
mod old_4 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f() { let _ = <::tokio_legacy::fs::File>::into_std; }
    }
}

// tokio::fs::File::into_std
mod new_4 {
    fn names() {
        use ::tokio::fs::File as _;
        fn f() { let _ = <::tokio::fs::File>::into_std; }
    }
}

// tokio::fs::File::metadata
mod old_5 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f() { let _ = <::tokio_legacy::fs::File>::metadata; }
    }
}

// tokio::fs::File::metadata
mod new_5 {
    fn names() {
        use ::tokio::fs::File as _;
        fn f() { let _ = <::tokio::fs::File>::metadata; }
    }
}

// tokio::fs::File::open
mod old_6 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> + ::std::marker::Send + 'static { let _ = <::tokio_legacy::fs::File>::open::<P>; }
    }
}

// tokio::fs::File::open
mod new_6 {
    fn names() {
        use ::tokio::fs::File as _;
        fn f(a0: impl ::std::convert::AsRef<::std::path::Path>) { let _ = <::tokio::fs::File>::open(a0); }
    }
}

// tokio::fs::File::poll_metadata
mod old_7 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f() { let _ = <::tokio_legacy::fs::File>::poll_metadata; }
    }
}

// tokio::fs::File::metadata
mod new_7 {
    fn names() {
        use ::tokio::fs::File as _;
        fn f() { let _ = <::tokio::fs::File>::metadata; }
    }
}

// tokio::fs::File::poll_seek
mod old_8 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f() { let _ = <::tokio_legacy::fs::File>::poll_seek; }
    }
}

// tokio::io::AsyncSeekExt::seek
mod new_8 {
    fn names() {
        use ::tokio::io::AsyncSeekExt as _;
        fn f<Zelf: ::tokio::io::AsyncSeekExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncSeekExt>::seek; }
    }
}

// tokio::fs::File::poll_set_len
mod old_9 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f() { let _ = <::tokio_legacy::fs::File>::poll_set_len; }
    }
}

// tokio::fs::File::set_len
mod new_9 {
    fn names() {
        use ::tokio::fs::File as _;
        fn f() { let _ = <::tokio::fs::File>::set_len; }
    }
}

// tokio::fs::File::poll_set_permissions
mod old_10 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f() { let _ = <::tokio_legacy::fs::File>::poll_set_permissions; }
    }
}

// tokio::fs::File::set_permissions
mod new_10 {
    fn names() {
        use ::tokio::fs::File as _;
        fn f() { let _ = <::tokio::fs::File>::set_permissions; }
    }
}

// tokio::fs::File::poll_sync_all
mod old_11 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f() { let _ = <::tokio_legacy::fs::File>::poll_sync_all; }
    }
}

// tokio::fs::File::sync_all
mod new_11 {
    fn names() {
        use ::tokio::fs::File as _;
        fn f() { let _ = <::tokio::fs::File>::sync_all; }
    }
}

// tokio::fs::File::poll_sync_data
mod old_12 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f() { let _ = <::tokio_legacy::fs::File>::poll_sync_data; }
    }
}

// tokio::fs::File::sync_data
mod new_12 {
    fn names() {
        use ::tokio::fs::File as _;
        fn f() { let _ = <::tokio::fs::File>::sync_data; }
    }
}

// tokio::fs::File::poll_try_clone
mod old_13 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f() { let _ = <::tokio_legacy::fs::File>::poll_try_clone; }
    }
}

// tokio::fs::File::try_clone
mod new_13 {
    fn names() {
        use ::tokio::fs::File as _;
        fn f() { let _ = <::tokio::fs::File>::try_clone; }
    }
}

// tokio::fs::File::seek
mod old_14 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f() { let _ = <::tokio_legacy::fs::File>::seek; }
    }
}

// tokio::io::AsyncSeekExt::seek
mod new_14 {
    fn names() {
        use ::tokio::io::AsyncSeekExt as _;
        fn f<Zelf: ::tokio::io::AsyncSeekExt>() where Zelf: ::std::marker::Unpin { let _ = <Zelf as ::tokio::io::AsyncSeekExt>::seek; }
    }
}

// tokio::fs::File::try_clone
mod old_15 {
    fn names() {
        use ::tokio_legacy::fs::File as _;
        fn f() { let _ = <::tokio_legacy::fs::File>::try_clone; }
    }
}

// tokio::fs::File::try_clone
mod new_15 {
    fn names() {
        use ::tokio::fs::File as _;
        fn f() { let _ = <::tokio::fs::File>::try_clone; }
    }
}

// tokio::fs::OpenOptions
mod old_16 {
    fn names() {
        use ::tokio_legacy::fs::OpenOptions as _;
    }
}

// tokio::fs::OpenOptions
mod new_16 {
    fn names() {
        use ::tokio::fs::OpenOptions as _;
    }
}

// tokio::fs::OpenOptions::append
mod old_17 {
    fn names() {
        use ::tokio_legacy::fs::OpenOptions as _;
        fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::append; }
    }
}

// tokio::fs::OpenOptions::append
mod new_17 {
    fn names() {
        use ::tokio::fs::OpenOptions as _;
        fn f() { let _ = <::tokio::fs::OpenOptions>::append; }
    }
}

// tokio::fs::OpenOptions::create
mod old_18 {
    fn names() {
        use ::tokio_legacy::fs::OpenOptions as _;
        fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::create; }
    }
}

// tokio::fs::OpenOptions::create
mod new_18 {
    fn names() {
        use ::tokio::fs::OpenOptions as _;
        fn f() { let _ = <::tokio::fs::OpenOptions>::create; }
    }
}

// tokio::fs::OpenOptions::create_new
mod old_19 {
    fn names() {
        use ::tokio_legacy::fs::OpenOptions as _;
        fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::create_new; }
    }
}

// tokio::fs::OpenOptions::create_new
mod new_19 {
    fn names() {
        use ::tokio::fs::OpenOptions as _;
        fn f() { let _ = <::tokio::fs::OpenOptions>::create_new; }
    }
}

// tokio::fs::OpenOptions::new
mod old_20 {
    fn names() {
        use ::tokio_legacy::fs::OpenOptions as _;
        fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::new; }
    }
}

// tokio::fs::OpenOptions::new
mod new_20 {
    fn names() {
        use ::tokio::fs::OpenOptions as _;
        fn f() { let _ = <::tokio::fs::OpenOptions>::new; }
    }
}

// tokio::fs::OpenOptions::open
mod old_21 {
    fn names() {
        use ::tokio_legacy::fs::OpenOptions as _;
        fn f<P>() where P: ::std::convert::AsRef<::std::path::Path> + ::std::marker::Send + 'static { let _ = <::tokio_legacy::fs::OpenOptions>::open::<P>; }
    }
}

// tokio::fs::OpenOptions::open
mod new_21 {
    fn names() {
        use ::tokio::fs::OpenOptions as _;
        fn f(a0: & ::tokio::fs::OpenOptions, a1: impl ::std::convert::AsRef<::std::path::Path>) { let _ = <::tokio::fs::OpenOptions>::open(a0, a1); }
    }
}

// tokio::fs::OpenOptions::read
mod old_22 {
    fn names() {
        use ::tokio_legacy::fs::OpenOptions as _;
        fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::read; }
    }
}

// tokio::fs::OpenOptions::read
mod new_22 {
    fn names() {
        use ::tokio::fs::OpenOptions as _;
        fn f() { let _ = <::tokio::fs::OpenOptions>::read; }
    }
}

// tokio::fs::OpenOptions::truncate
mod old_23 {
    fn names() {
        use ::tokio_legacy::fs::OpenOptions as _;
        fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::truncate; }
    }
}

// tokio::fs::OpenOptions::truncate
mod new_23 {
    fn names() {
        use ::tokio::fs::OpenOptions as _;
        fn f() { let _ = <::tokio::fs::OpenOptions>::truncate; }
    }
}

// tokio::fs::OpenOptions::write
mod old_24 {
    fn names() {
        use ::tokio_legacy::fs::OpenOptions as _;
        fn f() { let _ = <::tokio_legacy::fs::OpenOptions>::write; }
    }
}

// tokio::fs::OpenOptions::write
mod new_24 {
    fn names() {
        use ::tokio::fs::OpenOptions as _;
        fn f() { let _ = <::tokio::fs::OpenOptions>::write; }
    }
}

// tokio::fs::ReadFile
mod old_25 {
    fn names() {
        use ::tokio_legacy::fs::ReadFile as _;
    }
}

// tokio::fs::WriteFile
mod old_26 {
    fn names() {
        use ::tokio_legacy::fs::WriteFile as _;
    }
}

// tokio::fs::create_dir
mod old_27 {
    fn names() {
        use ::tokio_legacy::fs::create_dir as _;
    }
}

// tokio::fs::create_dir
mod new_27 {
    fn names() {
        use ::tokio::fs::create_dir as _;
    }
}

// tokio::fs::create_dir_all
mod old_28 {
    fn names() {
        use ::tokio_legacy::fs::create_dir_all as _;
    }
}

// tokio::fs::create_dir_all
mod new_28 {
    fn names() {
        use ::tokio::fs::create_dir_all as _;
    }
}

// tokio::fs::file
mod old_29 {
    fn names() {
        use ::tokio_legacy::fs::file as _;
    }
}

// tokio::fs
mod new_29 {
    fn names() {
        use ::tokio::fs as _;
    }
}

// tokio::fs::file::CloneFuture
mod old_30 {
    fn names() {
        use ::tokio_legacy::fs::file::CloneFuture as _;
    }
}

// tokio::fs::file::CreateFuture
mod old_31 {
    fn names() {
        use ::tokio_legacy::fs::file::CreateFuture as _;
    }
}

// tokio::fs::file::MetadataFuture
mod old_32 {
    fn names() {
        use ::tokio_legacy::fs::file::MetadataFuture as _;
    }
}

// tokio::fs::file::OpenFuture
mod old_33 {
    fn names() {
        use ::tokio_legacy::fs::file::OpenFuture as _;
    }
}

// tokio::fs::file::SeekFuture
mod old_34 {
    fn names() {
        use ::tokio_legacy::fs::file::SeekFuture as _;
    }
}

// tokio::fs::hard_link
mod old_35 {
    fn names() {
        use ::tokio_legacy::fs::hard_link as _;
    }
}

// tokio::fs::hard_link
mod new_35 {
    fn names() {
        use ::tokio::fs::hard_link as _;
    }
}

// tokio::fs::metadata
mod old_36 {
    fn names() {
        use ::tokio_legacy::fs::metadata as _;
    }
}

// tokio::fs::metadata
mod new_36 {
    fn names() {
        use ::tokio::fs::metadata as _;
    }
}

// tokio::fs::os
mod old_37 {
    fn names() {
        use ::tokio_legacy::fs::os as _;
    }
}

// tokio::fs
mod new_37 {
    fn names() {
        use ::tokio::fs as _;
    }
}

// tokio::fs::os::unix
mod old_38 {
    fn names() {
        use ::tokio_legacy::fs::os::unix as _;
    }
}

// tokio::fs
mod new_38 {
    fn names() {
        use ::tokio::fs as _;
    }
}

// tokio::fs::os::unix::SymlinkFuture
mod old_39 {
    fn names() {
        use ::tokio_legacy::fs::os::unix::SymlinkFuture as _;
    }
}

// tokio::fs::os::unix::symlink
mod old_40 {
    fn names() {
        use ::tokio_legacy::fs::os::unix::symlink as _;
    }
}

// tokio::fs::symlink
mod new_40 {
    fn names() {
        use ::tokio::fs::symlink as _;
    }
}

// tokio::fs::read
mod old_46 {
    fn names() {
        use ::tokio_legacy::fs::read as _;
    }
}

// tokio::fs::read
mod new_46 {
    fn names() {
        use ::tokio::fs::read as _;
    }
}

// tokio::fs::read_dir
mod old_47 {
    fn names() {
        use ::tokio_legacy::fs::read_dir as _;
    }
}

// tokio::fs::read_dir
mod new_47 {
    fn names() {
        use ::tokio::fs::read_dir as _;
    }
}

// tokio::fs::read_link
mod old_48 {
    fn names() {
        use ::tokio_legacy::fs::read_link as _;
    }
}

// tokio::fs::read_link
mod new_48 {
    fn names() {
        use ::tokio::fs::read_link as _;
    }
}

// tokio::fs::remove_dir
mod old_49 {
    fn names() {
        use ::tokio_legacy::fs::remove_dir as _;
    }
}

// tokio::fs::remove_dir
mod new_49 {
    fn names() {
        use ::tokio::fs::remove_dir as _;
    }
}

// tokio::fs::remove_file
mod old_50 {
    fn names() {
        use ::tokio_legacy::fs::remove_file as _;
    }
}

// tokio::fs::remove_file
mod new_50 {
    fn names() {
        use ::tokio::fs::remove_file as _;
    }
}

// tokio::fs::rename
mod old_51 {
    fn names() {
        use ::tokio_legacy::fs::rename as _;
    }
}

// tokio::fs::rename
mod new_51 {
    fn names() {
        use ::tokio::fs::rename as _;
    }
}

// tokio::fs::set_permissions
mod old_52 {
    fn names() {
        use ::tokio_legacy::fs::set_permissions as _;
    }
}

// tokio::fs::set_permissions
mod new_52 {
    fn names() {
        use ::tokio::fs::set_permissions as _;
    }
}

// tokio::fs::symlink_metadata
mod old_53 {
    fn names() {
        use ::tokio_legacy::fs::symlink_metadata as _;
    }
}

// tokio::fs::symlink_metadata
mod new_53 {
    fn names() {
        use ::tokio::fs::symlink_metadata as _;
    }
}

// tokio::fs::write
mod old_54 {
    fn names() {
        use ::tokio_legacy::fs::write as _;
    }
}

// tokio::fs::write
mod new_54 {
    fn names() {
        use ::tokio::fs::write as _;
    }
}

// tokio_fs
mod old_55 {
    fn names() {
        use ::tokio_fs as it;
    }
}

// tokio::fs
mod new_55 {
    fn names() {
        use ::tokio::fs as _;
    }
}

// tokio_fs::CreateDirAllFuture
mod old_56 {
    fn names() {
        use ::tokio_fs::CreateDirAllFuture as _;
    }
}

// tokio_fs::CreateDirFuture
mod old_57 {
    fn names() {
        use ::tokio_fs::CreateDirFuture as _;
    }
}

// tokio_fs::DirEntry
mod old_58 {
    fn names() {
        use ::tokio_fs::DirEntry as _;
    }
}

// tokio::fs::DirEntry
mod new_58 {
    fn names() {
        use ::tokio::fs::DirEntry as _;
    }
}

// tokio_fs::DirEntry::file_name
mod old_59 {
    fn names() {
        use ::tokio_fs::DirEntry as _;
        fn f() { let _ = <::tokio_fs::DirEntry>::file_name; }
    }
}

// tokio::fs::DirEntry::file_name
mod new_59 {
    fn names() {
        use ::tokio::fs::DirEntry as _;
        fn f() { let _ = <::tokio::fs::DirEntry>::file_name; }
    }
}

// tokio_fs::DirEntry::into_std
mod old_60 {
    fn names() {
        use ::tokio_fs::DirEntry as _;
        fn f() { let _ = <::tokio_fs::DirEntry>::into_std; }
    }
}

// tokio_fs::DirEntry::path
mod old_61 {
    fn names() {
        use ::tokio_fs::DirEntry as _;
        fn f() { let _ = <::tokio_fs::DirEntry>::path; }
    }
}

// tokio::fs::DirEntry::path
mod new_61 {
    fn names() {
        use ::tokio::fs::DirEntry as _;
        fn f() { let _ = <::tokio::fs::DirEntry>::path; }
    }
}

// tokio_fs::DirEntry::poll_file_type
mod old_62 {
    fn names() {
        use ::tokio_fs::DirEntry as _;
        fn f() { let _ = <::tokio_fs::DirEntry>::poll_file_type; }
    }
}

// tokio::fs::DirEntry::file_type
mod new_62 {
    fn names() {
        use ::tokio::fs::DirEntry as _;
        fn f() { let _ = <::tokio::fs::DirEntry>::file_type; }
    }
}

// tokio_fs::DirEntry::poll_metadata
mod old_63 {
    fn names() {
        use ::tokio_fs::DirEntry as _;
        fn f() { let _ = <::tokio_fs::DirEntry>::poll_metadata; }
    }
}

// tokio::fs::DirEntry::metadata
mod new_63 {
    fn names() {
        use ::tokio::fs::DirEntry as _;
        fn f() { let _ = <::tokio::fs::DirEntry>::metadata; }
    }
}

// tokio_fs::HardLinkFuture
mod old_64 {
    fn names() {
        use ::tokio_fs::HardLinkFuture as _;
    }
}

// tokio_fs::MetadataFuture
mod old_65 {
    fn names() {
        use ::tokio_fs::MetadataFuture as _;
    }
}

// tokio_fs::ReadDir
mod old_66 {
    fn names() {
        use ::tokio_fs::ReadDir as _;
    }
}

// tokio::fs::ReadDir
mod new_66 {
    fn names() {
        use ::tokio::fs::ReadDir as _;
    }
}

// tokio_fs::ReadDirFuture
mod old_67 {
    fn names() {
        use ::tokio_fs::ReadDirFuture as _;
    }
}

// tokio_fs::ReadLinkFuture
mod old_68 {
    fn names() {
        use ::tokio_fs::ReadLinkFuture as _;
    }
}

// tokio_fs::RemoveDirFuture
mod old_69 {
    fn names() {
        use ::tokio_fs::RemoveDirFuture as _;
    }
}

// tokio_fs::RemoveFileFuture
mod old_70 {
    fn names() {
        use ::tokio_fs::RemoveFileFuture as _;
    }
}

// tokio_fs::RenameFuture
mod old_71 {
    fn names() {
        use ::tokio_fs::RenameFuture as _;
    }
}

// tokio_fs::SetPermissionsFuture
mod old_72 {
    fn names() {
        use ::tokio_fs::SetPermissionsFuture as _;
    }
}

// tokio_fs::SymlinkMetadataFuture
mod old_73 {
    fn names() {
        use ::tokio_fs::SymlinkMetadataFuture as _;
    }
}
