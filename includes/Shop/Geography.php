<?php
/**
 * Countries and states as WooCommerce knows them, for those who translate without it.
 */

declare( strict_types=1 );

namespace Crosswalk\Shop;

use Crosswalk\Mapping\Geography as Names;

final class Geography {

	/** ISO 3166-1 alpha-2 followed by alpha-3; WooCommerce knows the first only. XK is used for Kosovo by agreement. */
	private const ISO3 =
		'ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB '
		. 'BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR '
		. 'BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR '
		. 'CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK '
		. 'FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS '
		. 'GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN '
		. 'ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO '
		. 'LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD '
		. 'MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER '
		. 'NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM '
		. 'PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP '
		. 'SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF '
		. 'TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY '
		. 'UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE XKXKX ';

	/** The names, read when the first one is needed. */
	public static function build(): Names {
		return new Names( self::read( ... ) );
	}

	/** @return array{countries: array<string, string>, iso3: array<string, string>, states: array<string, array<string, string>>} */
	public static function read(): array {
		// A page lends a worker in the language of whoever looks at it; what is written is in the site's.
		$switched = get_locale() !== determine_locale() && switch_to_locale( get_locale() );
		try {
			return self::in_this_language();
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
		}
	}

	/** @return array{countries: array<string, string>, iso3: array<string, string>, states: array<string, array<string, string>>} */
	private static function in_this_language(): array {
		$known  = new \WC_Countries();
		$listed = $known->get_states();
		$states = array();
		foreach ( is_array( $listed ) ? $listed : array() as $country => $of_country ) {
			$states[ (string) $country ] = self::names( $of_country );
		}
		return array(
			'countries' => self::names( $known->get_countries() ),
			'iso3'      => self::iso3(),
			'states'    => array_filter( $states ),
		);
	}

	/** @return array<string, string> Alpha-3 code by alpha-2 code. */
	private static function iso3(): array {
		$codes = array();
		foreach ( explode( ' ', trim( self::ISO3 ) ) as $pair ) {
			$codes[ substr( $pair, 0, 2 ) ] = substr( $pair, 2 );
		}
		return $codes;
	}

	/**
	 * Names are kept as HTML: "S&atilde;o Paulo".
	 *
	 * @return array<string, string> By code.
	 */
	private static function names( mixed $listed ): array {
		$names = array();
		foreach ( is_array( $listed ) ? $listed : array() as $code => $name ) {
			$names[ (string) $code ] = is_string( $name ) ? html_entity_decode( $name, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) : '';
		}
		return $names;
	}
}
